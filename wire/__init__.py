"""What the programs of a hall say to each other: the only shared vocabulary.

Every message is a tagged struct in one of the conversation files
(``hello``, ``intents``, ``receipts``, ``answers``, ``live``, ``catalogue``, ``programme``);
``codec`` turns them into JSON text frames and back.
"""
