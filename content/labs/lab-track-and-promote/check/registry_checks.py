"""Who becomes champion, and the way back. The grader plants candidates whose worth it knows."""

from lab_report import Unmet
from tracking_checks import last_lines, worked


class RegistryChecks:
    def __init__(self, sandbox):
        self.box = sandbox
        self.better = ""

    def champion(self):
        return worked(self.box.ask("aliases"), "reading the aliases").get("champion")

    def command(self, *arguments):
        done = self.box.ask("command", arguments=list(arguments))
        if "Traceback" in done["err"]:
            raise Unmet(f"`sampai {' '.join(arguments)}` ends in a traceback:\n{last_lines(done['err'])}")
        return done

    def plant(self, kind):
        return worked(
            self.box.ask("plant", kind=kind), "registering a model with your log_model and register"
        )["version"]

    def first(self):
        done = self.command("promote")
        if done["code"] != 0 or self.champion() != "1":
            raise Unmet(
                f"version 1 beats the heuristic by more than 20%, but `sampai promote` ends with {done['code']} and "
                f"champion is {self.champion()}:\n{last_lines(done['err'] + done['out'])}"
            )

    def refuses(self, kind, hint):
        self.plant(kind)
        done = self.command("promote")
        if self.champion() != "1":
            raise Unmet(hint)
        if done["code"] == 0:
            raise Unmet(
                "`sampai promote` refuses and ends with 0: a pipeline would call it a success; end with 3"
            )
        if done["code"] != 3:
            raise Unmet(
                f"`sampai promote` must refuse a weak candidate with 3, it ends with {done['code']}:\n"
                f"{last_lines(done['err'])}"
            )

    def worse(self):
        self.refuses(
            "poor",
            "a candidate that is worse everywhere became champion: move the alias only if the gain is enough",
        )

    def holdout(self):
        self.refuses(
            "memory",
            "a candidate that knows its training days by heart, and is worse on later ones, became champion: compare "
            "on trips later than both trainings",
        )

    def margin(self):
        self.refuses(
            "same",
            "a copy of the champion became champion: without a margin, chance moves the alias; see promotion_margin",
        )

    def better_wins(self):
        self.better = self.plant("better")
        newest = self.plant("poor")
        # The challenger is not the newest version.
        self.box.ask("point", alias="challenger", version=self.better)
        done = self.command("promote")
        now = self.champion()
        if now == newest or f"version {newest}," in done["out"]:
            raise Unmet(
                f"`sampai promote` judged version {newest}, the newest; challenger is version {self.better}: "
                "ask for the alias, a number says only when something was registered"
            )
        if done["code"] != 0 or now != self.better:
            raise Unmet(
                f"the challenger, version {self.better}, wins on the hold-out, but `sampai promote` ends with "
                f"{done['code']} and champion is {now}:\n{last_lines(done['err'] + done['out'])}"
            )

    def rolled_back(self):
        done = worked(self.command("rollback"), "`sampai rollback`")
        now = self.champion()
        if now != "1":
            raise Unmet(
                f"before version {self.better} the champion was version 1; after `sampai rollback` it is version {now}. "
                "One number less is not the champion before: keep that one in the tag previous_champion\n"
                + last_lines(done["out"])
            )

    def once(self):
        done = self.command("rollback")
        if self.champion() != "1" or done["code"] == 0:
            raise Unmet(
                f"a second rollback ends with {done['code']}, champion is version {self.champion()}: there is no "
                "earlier champion left, so it must refuse and change nothing; delete the tag after its use"
            )
        if not done["err"].strip():
            raise Unmet("a second rollback is refused without a word on stderr")

    def stays_out(self):
        self.box.ask("point", alias="challenger", version=self.better)
        self.command("promote")
        if self.champion() != "1":
            raise Unmet(
                f"version {self.better} was rolled back, and the next `sampai promote` brings it back: mark it "
                "(was_rolled_back) and refuse it"
            )
