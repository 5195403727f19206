"""Films, photos and the pose model: what knows mediapipe and cv2 runs as a program of its own."""
