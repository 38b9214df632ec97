"""What can go wrong, done on purpose: power lost, disks that fail, processes stopped, bugs planted."""
