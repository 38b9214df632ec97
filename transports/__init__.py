"""Byte pipes to devices: serial, TCP, file, null; what the bytes mean is somebody else's business."""
