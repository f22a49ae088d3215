# MLflow's server, the jobs that train, and the front end: one recipe, another group of packages each.
FROM python:3.11-slim-bookworm AS builder
COPY --from=ghcr.io/astral-sh/uv:0.13.8 /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
ARG GROUP
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-default-groups --group ${GROUP:?} --no-install-project
COPY README.md ./
COPY src ./src
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-default-groups --group ${GROUP:?} --no-editable

FROM python:3.11-slim-bookworm
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 HOME=/tmp USER=sampai GIT_PYTHON_REFRESH=quiet
WORKDIR /app
COPY --from=builder /app/.venv /app/.venv
COPY docker/fetch_model.py src/sampai/ui/app.py ./
# A named volume takes its owner from the folder it is first mounted over.
RUN mkdir /models /mlartifacts /data && chown 10001 /models /mlartifacts /data
USER 10001
