"""Grades your work on lab-containerise-the-stack.

    uv run --locked python check/grade.py

First it reads your files, then it builds and runs them with the container engine of this machine,
beside whatever runs there: with names, ports and volumes of its own, which it removes afterwards.
With warm caches that takes a few minutes. Nothing is sent anywhere but to the package index.
"""

import sys
from pathlib import Path

from diagnosis_checks import DiagnosisChecks
from engine import Engine
from image_checks import ImageChecks
from lab_report import Requirement, grade
from live_checks import LiveChecks
from mended_checks import MendedChecks
from run_checks import RunChecks
from smoke_checks import SmokeChecks
from stack_checks import StackChecks

LAB = "lab-containerise-the-stack"
PREFLIGHT = "workstation-preflight"
DOCKERFILE = "dockerfile-for-ml"
SMALL = "small-secure-images"
COMPOSE = "compose-the-stack"
REGISTRY = "registries-tags-and-platforms"


def readable(image, stack, smoke, diagnosis):
    """What can be seen by reading the files."""
    return [
        Requirement("stages", "the image is built in two stages", DOCKERFILE, image.stages),
        Requirement("pins", "every base image names a version", REGISTRY, image.pins),
        Requirement("lock", "packages come from uv.lock, for serving alone", DOCKERFILE, image.lock),
        Requirement("layers", "packages are a layer of their own", DOCKERFILE, image.layers),
        Requirement("ignore", ".dockerignore keeps out what does not belong", DOCKERFILE, image.ignore),
        Requirement("user", "the image names a user by number", SMALL, image.user),
        Requirement("command", "the service is started without a shell", DOCKERFILE, image.command),
        Requirement("health", "the image says when it is ready", DOCKERFILE, image.health),
        Requirement("secrets", "no secret is in the image", SMALL, image.secrets),
        Requirement("services", "compose.yaml has db, mlflow, api and ui", COMPOSE, stack.services),
        Requirement("waits", "what depends on another waits for its health", COMPOSE, stack.health, ("services",)),
        Requirement("names", "services find each other by name", COMPOSE, stack.names, ("services",)),
        Requirement("passwords", "no password is in the repository", COMPOSE, stack.passwords, ("services",)),
        Requirement("volumes", "data outlives its container", COMPOSE, stack.volumes, ("services",)),
        Requirement("limits", "the API is limited to what it needs", SMALL, stack.limits, ("services",)),
        Requirement("smoke", "smoke.py tells a good stack from a bad one", COMPOSE, smoke.tells),
        Requirement("images-diagnosed", "six broken images are diagnosed", DOCKERFILE, diagnosis.image_diagnosed),
        Requirement("images-mended", "six broken images are mended", DOCKERFILE, diagnosis.images_mended),
        Requirement("stacks-diagnosed", "four broken stacks are diagnosed", COMPOSE, diagnosis.stack_diagnosed),
        Requirement("stacks-mended", "four broken stacks are mended", COMPOSE, diagnosis.stacks_mended),
    ]


def runnable(engine, run, mended, live, read):
    """What a real engine says. It is asked once the files read well."""
    built = ("builds",)
    image = ("cached", "size", "unprivileged", "stops", "revision")
    return [
        Requirement("engine", "a container engine answers", PREFLIGHT, engine.answers, read),
        Requirement("builds", "the image builds", DOCKERFILE, run.builds, ("engine",)),
        Requirement("cached", "an edit of the source installs nothing anew", DOCKERFILE, run.cached, built),
        Requirement("size", "the image adds at most 450 MB to its base", SMALL, run.size, built),
        Requirement("unprivileged", "the process is not root", SMALL, run.unprivileged, built),
        Requirement("healthy", "read-only, without rights and in 512 MB it gets healthy", SMALL, run.healthy, built),
        Requirement("reachable", "it answers from outside", DOCKERFILE, run.reachable, ("healthy",)),
        Requirement("stops", "SIGTERM ends it in order", DOCKERFILE, run.stops, ("reachable",)),
        Requirement("revision", "the image names its commit", REGISTRY, run.revision, built),
        Requirement("mended-run", "the six mended images build and run", DOCKERFILE, mended.images, image),
        Requirement("stack", "the stack comes up healthy and answers", COMPOSE, live.answers, ("mended-run",)),
    ]


def main():
    folder = Path.cwd()
    if not (folder / "check" / "grade.py").exists():
        print("Run this in the lab's folder, the one that holds check/ and src/.", file=sys.stderr)
        return 2
    engine = Engine(folder)
    live = LiveChecks(folder, engine)
    read = readable(ImageChecks(folder), StackChecks(folder), SmokeChecks(folder), DiagnosisChecks(folder))
    names = tuple(requirement.name for requirement in read)
    rest = runnable(engine, RunChecks(folder, engine), MendedChecks(folder, engine), live, names)
    try:
        return grade(LAB, [*read, *rest], folder)
    finally:
        live.remove()
        engine.remove()


if __name__ == "__main__":
    sys.exit(main())
