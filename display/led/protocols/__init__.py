"""What the makers of LED bars want to hear, one file a maker: pure encoders and decoders."""
