"""What a session shares with screen, voice and keys: events, frames, key actions, the one wait."""
