"""Small HTTP client for loopback: every answer is a value, a refused connection too."""

import http.client
import json

PATIENCE_S = 60


class Reply:
    """What a server answered. status 0: nothing came back."""

    def __init__(self, status, body, why=""):
        self.status = status
        self.body = body
        self.why = why

    @property
    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def text(self):
        return self.body.decode("utf-8", errors="replace")

    def short(self):
        return f"{self.status or self.why} {self.text[:160]}".strip()


class Client:
    """Talks to one port. Keeps its connection while the server does."""

    def __init__(self, port, patience_s=PATIENCE_S):
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience_s)
        self.is_used = False

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, value):
        """Posts a value as JSON, or bytes as they are."""
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.ask("POST", path, content, {"Content-Type": "application/json"})

    def ask(self, method, path, content=None, headers=None):
        """Asks once; once more when the server had closed a connection that was idle for long."""
        reply = self.ask_once(method, path, content, headers)
        if reply.status == 0 and self.is_used and not reply.why.startswith("no answer (Timeout"):
            reply = self.ask_once(method, path, content, headers)
        self.is_used = reply.status != 0
        return reply

    def ask_once(self, method, path, content, headers):
        try:
            self.connection.request(method, path, content, headers or {})
            answer = self.connection.getresponse()
            return Reply(answer.status, answer.read())
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            return Reply(0, b"", f"no answer ({type(error).__name__})")

    def close(self):
        self.connection.close()
