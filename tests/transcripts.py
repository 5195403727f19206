"""What is heard of a whole session, with times, as text: `python tests/transcripts.py FOLDER` writes one file each."""
