"""Somebody between two programs: passes on what they say, late, or not at all."""
import os, random, socket, struct, threading, time


class Between:
    """Listens at a place of its own and passes on to another; both are a port of 127.0.0.1 or the path of a socket."""

    def __init__(self, listen, target, chance=random):
        self.target, self.chance, self.delay, self.cut, self.silent = target, chance, 0.0, 0.0, 0.0
        self.connections, self.broken, self.stopped = 0, 0, False
        self.door = socket.socket(socket.AF_UNIX if isinstance(listen, str) else socket.AF_INET)
        if not isinstance(listen, str):
            self.door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.door.bind(listen if isinstance(listen, str) else ("127.0.0.1", listen))
        if isinstance(listen, str):
            os.chmod(listen, 0o777)
        self.door.listen(512)
        self.port = None if isinstance(listen, str) else self.door.getsockname()[1]
        threading.Thread(target=self.open, daemon=True).start()

    def open(self):
        while not self.stopped:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            self.connections += 1
            try:
                far = socket.socket(socket.AF_UNIX if isinstance(self.target, str) else socket.AF_INET)
                far.connect(self.target if isinstance(self.target, str) else ("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            # Of the cut ones some end before all was asked, some before all was answered; the silent ones stay open and say nothing more.
            fate = self.chance.random()
            end = self.chance.choice(("ask", "answer")) if fate < self.cut + self.silent else None
            how = "cut" if fate < self.cut else "silent"
            threading.Thread(target=self.carry, args=(near, far, 0.0, how if end == "ask" else None), daemon=True).start()
            threading.Thread(target=self.carry, args=(far, near, None, how if end == "answer" else None), daemon=True).start()

    def carry(self, source, sink, delay, fate):
        left = self.chance.randrange(1, 1500) if fate else None
        try:
            while data := source.recv(65536):
                # Only answers are late.
                time.sleep(self.delay if delay is None else delay)
                if left is not None and len(data) >= left:
                    sink.sendall(data[:left])
                    self.broken += 1
                    if fate == "cut":
                        for one in (source, sink):
                            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                            one.close()
                    return
                left = None if left is None else left - len(data)
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            for one in (source, sink):
                one.close()

    def close(self):
        self.stopped = True
        self.door.close()
