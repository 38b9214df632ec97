"""What boards and kiosks show between calls 节目: its schedule, its setting in type, its media, its proof."""
