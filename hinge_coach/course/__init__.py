"""What is taught, as frozen values: a drill, a course, kit, the poses of a figure."""
