"""What the makers of pads put on the wire, one file a protocol: pure encoders and decoders."""
