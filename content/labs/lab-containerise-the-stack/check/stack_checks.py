"""What can be seen by reading compose.yaml."""

import re

from compose_file import ComposeFile
from dockerfile import Dockerfile, pinned
from lab_report import Unmet

SERVICES = ("db", "mlflow", "api", "ui")
HOST_NAMES = re.compile(r"//(?:[^/@]*@)?(localhost|127\.0\.0\.1|host\.docker\.internal)\b")


class StackChecks:
    def __init__(self, folder):
        self.folder = folder

    def file(self):
        return ComposeFile(self.folder / "compose.yaml")

    def services(self):
        file = self.file()
        if "version" in file.content:
            raise Unmet("compose.yaml begins with `version:`, which Compose ignores with a warning: remove the line")
        for name in SERVICES:
            service = file.service(name)
            image = str(service.get("image", ""))
            if "build" not in service and image and not image.startswith("sampai") and not pinned(image):
                raise Unmet(f"the image of `{name}` is `{image}`: name a version")

    def health(self):
        file = self.file()
        for name in SERVICES:
            check = file.service(name).get("healthcheck")
            if name == "api" and check is None:
                own = Dockerfile(self.folder / "Dockerfile").final.last("HEALTHCHECK")
                check = own and {"test": own.text}
            if not check or check.get("disable"):
                raise Unmet(f"`{name}` has no healthcheck, so nothing can wait for it")
        wanted = [("mlflow", "db"), ("ui", "api")]
        for name, other in wanted:
            if file.conditions(name).get(other) != "service_healthy":
                raise Unmet(
                    f"`{name}` does not wait until `{other}` is healthy: depends_on: {other}: condition: service_healthy"
                )
        conditions = set(file.conditions("api").values())
        if not conditions & {"service_completed_successfully", "service_healthy"}:
            raise Unmet("`api` waits for nothing: its model must be there, or MLflow healthy")

    def names(self):
        file = self.file()
        for name in file.services:
            for key, value in file.environment(name).items():
                found = HOST_NAMES.search(value)
                if found and "ALLOWED" not in key:
                    raise Unmet(
                        f"`{name}` looks for {key} at {found.group(1)}, which is its own container: "
                        "write the name of the service, such as http://api:8000"
                    )
        if "//api:8000" not in file.environment("ui").get("SAMPAI_API_URL", ""):
            raise Unmet("`ui` needs SAMPAI_API_URL: http://api:8000, the name and the port inside the network")

    def passwords(self):
        file = self.file()
        password = file.environment("db").get("POSTGRES_PASSWORD", "")
        if "$" not in password:
            raise Unmet(
                "the password of `db` stands in compose.yaml: write ${POSTGRES_PASSWORD:?copy .env.example to .env}"
            )
        for line, text in enumerate(file.text.splitlines(), start=1):
            if re.search(r"\$(\{POSTGRES_PASSWORD\}|POSTGRES_PASSWORD)", text):
                raise Unmet(
                    f"compose.yaml:{line}: an unset POSTGRES_PASSWORD becomes an empty one, with a warning: "
                    "write ${POSTGRES_PASSWORD:?…}, which stops"
                )
        ignored = (self.folder / ".gitignore").read_text(encoding="utf-8").split()
        if ".env" not in ignored:
            raise Unmet(".gitignore does not name .env: the next commit would hold the password")
        if not (self.folder / ".env.example").exists():
            raise Unmet("there is no .env.example, which tells a colleague what to set")

    def volumes(self):
        file = self.file()
        named = set(file.content.get("volumes") or {})
        sources = [source for source, target in file.mounts("db") if target.startswith("/var/lib/postgresql")]
        if not any(source in named for source in sources):
            raise Unmet("`db` keeps its data in its container: give /var/lib/postgresql/data a named volume")
        for name in file.services:
            for source, target in file.mounts(name):
                if source not in named and source and "/app/.venv".startswith(target.rstrip("/")):
                    raise Unmet(f"`{name}` mounts {source} over {target} and covers /app/.venv of the image")

    def limits(self):
        api = self.file().service("api")
        deploy = ((api.get("deploy") or {}).get("resources") or {}).get("limits") or {}
        if not api.get("mem_limit") and not deploy.get("memory"):
            raise Unmet("`api` has no memory limit (mem_limit: 512m): without one the kernel chooses whom to kill")
        if api.get("read_only") is not True:
            raise Unmet("`api` may write to its image: set read_only: true, and tmpfs for /tmp")
        if "ALL" not in (api.get("cap_drop") or []):
            raise Unmet("`api` keeps rights of root that it does not need: cap_drop: [ALL]")
