"""The moving figure: joint angles to points, points to characters. Pure."""
