"""The commands behind every figure in the docs: ``python manage.py bench NAME``."""
