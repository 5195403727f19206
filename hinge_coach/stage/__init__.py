"""Where the coach meets the person: keys, screen, plain lines, voice and sounds."""
