"""The measured figures, one module each; `python -m bench` prints them all."""
