"""The bytes of card readers: encoders and decoders without I/O."""
