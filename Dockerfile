# The image of web, worker, beat and prepare in docker-compose.yml.
FROM python:3.11-slim-bookworm

WORKDIR /app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1

# requirements-heavy.lock adds the heaviest packs of tools, about 0.7 GB.
ARG LOCK=requirements.lock
COPY requirements.lock requirements-heavy.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r "$LOCK"

COPY manage.py ./
COPY dive_site ./dive_site
COPY synthesis ./synthesis
COPY review ./review
COPY templates ./templates
COPY static ./static

RUN useradd --create-home studio && mkdir var && chown studio var
USER studio
