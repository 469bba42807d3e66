"""Questions and answers over a channel, in both directions: an answer may need a question first."""

from collections.abc import Callable

from grading.box.inside.wire import Channel, WireError

Answer = Callable[[dict, list[bytes]], tuple[dict, list[bytes]]]


class Peer:
    """One of two processes that may both ask; ``answer`` deals with what the other one asks."""

    def __init__(self, channel: Channel, answer: Answer) -> None:
        self.channel = channel
        self._answer = answer

    def ask(
        self, question: dict, blobs: list[bytes], deadline: float | None = None
    ) -> tuple[dict, list[bytes]]:
        """Send a question and return the reply, answering questions that come in between."""
        self.channel.send({"ask": question}, blobs, deadline)
        while True:
            message, received = self.channel.receive(deadline)
            if "reply" in message:
                if type(message["reply"]) is not dict:
                    raise WireError("a reply must be a JSON object")
                return message["reply"], received
            self._respond(message, received, deadline)

    def serve(self) -> None:
        """Answer questions until the other side closes the connection."""
        while True:
            message, received = self.channel.receive()
            self._respond(message, received, None)

    def _respond(self, message: dict, received: list[bytes], deadline: float | None) -> None:
        question = message.get("ask")
        if type(question) is not dict:
            raise WireError("neither a question nor a reply")
        reply, blobs = self._answer(question, received)
        self.channel.send({"reply": reply}, blobs, deadline)
