"""The seeing: landmarks of a body to angles, reps and a verdict; and the one module that knows a camera."""
