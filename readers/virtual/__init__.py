"""Card readers without hardware, that cards can be laid on."""
