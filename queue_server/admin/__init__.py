"""``hall-admin``: off-line verbs for who runs a site; each verb a file, thin over the other rooms."""
