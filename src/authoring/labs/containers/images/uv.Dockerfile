# ghcr.io/astral-sh/uv holds two programs and nothing else.
FROM python:3.11-slim-bookworm AS wheel
ARG UV_VERSION
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir "uv==${UV_VERSION:?}"
FROM scratch
COPY --from=wheel /venv/bin/uv /venv/bin/uvx /
WORKDIR /io
ENTRYPOINT ["/uv"]
