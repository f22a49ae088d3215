"""What can be seen by reading Dockerfile and .dockerignore."""

import re

from dockerfile import Dockerfile, pinned
from ignore_file import is_ignored
from lab_report import Unmet

SECRET = re.compile(r"(secret|token|passw|api_?key|credential|private_?key)", re.IGNORECASE)
KEPT_OUT = {
    ".git/config": "the whole history",
    ".venv/bin/python": "an environment made for another machine",
    ".env": "your passwords",
    "data/trips.csv": "data",
    "models/eta/model.skops": "a model of your laptop",
    ".progress/x.json": "the grader's notes",
}
NEEDED = ("pyproject.toml", "uv.lock", "README.md", "src/sampai/cli.py")


class ImageChecks:
    def __init__(self, folder):
        self.folder = folder

    def dockerfile(self):
        return Dockerfile(self.folder / "Dockerfile")

    def stages(self):
        file = self.dockerfile()
        if len(file.stages) < 2:
            raise Unmet(
                "Dockerfile has one stage, so what only the build needs is in the image: build .venv in a "
                "first stage, and COPY --from it into a second one"
            )
        final = file.final
        if final.base in [stage.name for stage in file.stages[:-1]]:
            raise Unmet(f"{file.at(final.line)} goes on from `{final.base}` and so keeps all of it: start from the base")
        copied = [copy for copy in final.all("COPY") if "--from=" in copy.text]
        if not copied:
            raise Unmet("the last stage takes nothing from the stage before: COPY --from=builder /app/.venv /app/.venv")
        for run in final.all("RUN"):
            if re.search(r"\b(uv (sync|pip)|pip install|apt-get install)\b", run.text):
                raise Unmet(f"{file.at(run.line)} installs in the last stage; install in the builder and copy the result")

    def pins(self):
        file = self.dockerfile()
        for image, line in file.images():
            if not pinned(image):
                raise Unmet(
                    f"{file.at(line)} takes `{image}`: its tag moves. Name a version, such as "
                    "python:3.11-slim-bookworm, or a digest"
                )

    def lock(self):
        file = self.dockerfile()
        syncs = [(stage, run) for stage in file.stages for run in stage.all("RUN") if "uv sync" in run.text]
        if not syncs:
            raise Unmet("no `uv sync` installs what uv.lock names; pip would resolve anew on the day of the build")
        for _, run in syncs:
            place = file.at(run.line)
            if "--locked" not in run.text and "UV_LOCKED" not in env_names(file):
                raise Unmet(f"{place}: write `uv sync --locked`, so that a lock that does not fit stops the build")
            if "--no-default-groups" not in run.text or "--group serving" not in run.text.replace("=", " "):
                raise Unmet(f"{place}: `--no-default-groups --group serving` leaves pytest, MLflow and the UI out")

    def layers(self):
        file = self.dockerfile()
        stage = next((stage for stage in file.stages for run in stage.all("RUN") if "uv sync" in run.text), None)
        if stage is None:
            raise Unmet("no `uv sync` in Dockerfile")
        first = next(run for run in stage.all("RUN") if "uv sync" in run.text)
        for copy in stage.all("COPY", "ADD"):
            sources = [word for word in copy.text.split() if not word.startswith("--")][:-1]
            early = copy.line < first.line and "--from=" not in copy.text
            if early and any(source.rstrip("/") in (".", "src", "./src") for source in sources):
                raise Unmet(
                    f"{file.at(copy.line)} copies the source before the packages are installed: each edit of a "
                    "comment installs them anew. Copy pyproject.toml and uv.lock alone first"
                )
        if "--no-install-project" not in first.text:
            raise Unmet(
                f"{file.at(first.line)}: the first sync needs --no-install-project; the source is not there yet"
            )
        if not any("type=cache" in run.text for run in stage.all("RUN") if "uv sync" in run.text):
            raise Unmet("give `uv sync` a cache: RUN --mount=type=cache,target=/root/.cache/uv uv sync …")

    def ignore(self):
        path = self.folder / ".dockerignore"
        if not path.exists():
            raise Unmet("there is no .dockerignore: .git, .venv and .env are sent to the builder")
        text = path.read_text(encoding="utf-8")
        for name, what in KEPT_OUT.items():
            if not is_ignored(text, name):
                raise Unmet(f".dockerignore lets {name} through ({what})")
        for name in NEEDED:
            if is_ignored(text, name):
                raise Unmet(f".dockerignore keeps {name} out, which the build needs")

    def user(self):
        file = self.dockerfile()
        user = file.final.last("USER")
        if user is None:
            raise Unmet("the last stage has no USER: the process runs as root. Write USER 10001")
        name = user.text.split(":")[0]
        if not name.isdigit():
            raise Unmet(
                f"{file.at(user.line)} names a user; write a number, which Kubernetes can tell from root: USER 10001"
            )
        if int(name) == 0:
            raise Unmet(f"{file.at(user.line)} is root; write USER 10001")

    def command(self):
        file = self.dockerfile()
        command = file.final.last("CMD") or file.final.last("ENTRYPOINT")
        if command is None:
            raise Unmet("the last stage has no CMD")
        for found in filter(None, (file.final.last("CMD"), file.final.last("ENTRYPOINT"))):
            if found.exec_form() is None:
                raise Unmet(
                    f"{file.at(found.line)} is in shell form: a shell gets SIGTERM and the service does not. "
                    'Write a list: CMD ["uvicorn", …]'
                )

    def health(self):
        file = self.dockerfile()
        check = file.final.last("HEALTHCHECK")
        if check is None or check.text.strip().upper() == "NONE":
            raise Unmet("the last stage has no HEALTHCHECK")
        if re.search(r"\b(curl|wget)\b", check.text):
            raise Unmet(
                f"{file.at(check.line)} calls curl or wget, which slim images do not hold: it fails for ever. Ask with Python"
            )
        if "/healthz/ready" not in check.text:
            raise Unmet(f"{file.at(check.line)} must ask /healthz/ready: alive is not ready")

    def secrets(self):
        file = self.dockerfile()
        for found in file.every("ARG", "ENV"):
            for name in re.findall(r"(\w+)(?==|$|\s)", found.text)[:1] + re.findall(r"(\w+)=", found.text):
                if SECRET.search(name):
                    raise Unmet(
                        f"{file.at(found.line)}: {name} in {found.word} stays readable in the image's history. "
                        "Use RUN --mount=type=secret for the build, and the environment at the start"
                    )
        for copy in file.every("COPY", "ADD"):
            if re.search(r"(^|[\s/])\.env(\s|$)", copy.text):
                raise Unmet(f"{file.at(copy.line)} copies .env into the image")


def env_names(file):
    return {name for env in file.every("ENV") for name in re.findall(r"(\w+)=", env.text)}
