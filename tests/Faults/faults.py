#!/usr/bin/env python3
"""Takes the plug out, again and again, and counts what was acknowledged and is gone. Not part of ./test; how and what: docs/operate/faults.md.

  tests/Faults/faults.py app      [--engine sqlite|postgres] [--cycles N] [--control]   kill -9 of the product under load
  tests/Faults/faults.py database [--cycles N] [--control]                              kill -9 of PostgreSQL under load
  tests/Faults/faults.py upgrade  [--cycles N]                                          kill -9 of a start that makes its tables
  tests/Faults/faults.py files    [--calls A-B] [--syscalls fsync,write,rename]         the Nth call fails (strace), around uploads
  tests/Faults/faults.py volumes  [--engine sqlite|postgres]                            each volume full in its turn (root)

The product is out/app (what ./run builds) or the folder in PRONGSAI_APP. Exit code 1: something acknowledged was lost, doubled or false; with --control:
nothing was lost, so the harness sees nothing. --seed N repeats the same waits.
"""
import sys; sys.dont_write_bytecode = True
import argparse, collections, hashlib, http.client, pathlib, random, re, shutil, signal, sqlite3, struct, subprocess, tempfile, threading, time, zlib

from house import APP, Cluster, Product, Visitor
from volumes import volumes



PEOPLE = "/app/settings/people/edit"


def word(*numbers):
    """A name for numbers: letters only, as names are."""
    return "ก" + "ข".join("".join("คงจฉชซฌญฎฏ"[int(digit)] for digit in str(number)) for number in numbers)


class Ledger:
    """What was sent, and what was acknowledged: written before anything else is done."""

    def __init__(self, early=False):
        self.sent, self.acked, self.early, self.lock, self.refused = set(), set(), early, threading.Lock(), None

    def send(self, visitor, fields, name):
        with self.lock:
            self.sent.add(name)
            if self.early:
                self.acked.add(name)
        status = visitor.post(PEOPLE, dict(fields, **{"Input.Title": "นาย", "Input.FirstName": name, "Input.LastName": "ทดลอง"}))
        if status == 302:
            with self.lock:
                self.acked.add(name)
        elif status < 500:
            # A rule says no: then nothing is tested any more.
            self.refused = f"{name} was refused with {status}"
            raise RuntimeError(self.refused)

    def judge(self, have):
        counts = collections.Counter(have)
        return len(self.acked - set(have)), sum(1 for name in self.sent if counts[name] > 1)


def load(product, session, ledger, cycle, stop, workers=4):
    """Workers that each add people one after the other until the plug is out; a refused or cut one is given up, never sent again."""
    def work(number):
        visitor, done = Visitor(product.port, session.cookies), 0
        try:
            fields = visitor.form(PEOPLE, "Input.FirstName")
            while not stop.is_set():
                done += 1
                ledger.send(visitor, fields, word(cycle, number, done))
        except (OSError, http.client.HTTPException, RuntimeError):
            pass

    threads = [threading.Thread(target=work, args=(n,)) for n in range(workers)]
    for thread in threads:
        thread.start()
    return threads


def kills(options, home, database):
    durable = not (options.control and database)
    cluster = Cluster(home, durable) if database or options.engine == "postgres" else None
    product, ledger, recoveries = Product(home, cluster), Ledger(early=options.control and not database), []
    try:
        product.open()
        product.start()
        session = product.sign_in()
        for cycle in range(options.cycles):
            stop = threading.Event()
            before = len(ledger.acked)
            threads = load(product, session, ledger, cycle, stop)
            while len(ledger.acked) == before and any(thread.is_alive() for thread in threads):
                time.sleep(0.01)
            time.sleep(random.uniform(0, 1.5))
            (cluster.kill if database else product.kill)()
            stop.set()
            for thread in threads:
                thread.join()
            if ledger.refused:
                raise RuntimeError(ledger.refused)
            began = time.monotonic()
            if database:
                cluster.start()
                began = time.monotonic()
                product.wait("/health/ready")
                session = session if signed(product, session) else product.sign_in()
            else:
                product.start()
            recoveries.append(time.monotonic() - began)
        have = product.rows("select first_name from agency_person")
        lost, doubled = ledger.judge(have)
        sound = product.sound()
    finally:
        if product.process:
            product.kill()
        if cluster:
            cluster.stop()
    what = "PostgreSQL" if database else f"product on {'PostgreSQL' if cluster else 'SQLite'}"
    print(f"kill -9 of {what}: {options.cycles} cycles{', control' if options.control else ''}; {len(ledger.sent)} sent, {len(ledger.acked)} acknowledged, {len(have)} kept, "
          f"{lost} lost, {doubled} doubled; longest way back {max(recoveries):.1f} s; chain and file {'whole' if sound else 'BROKEN'}")
    return (lost > 0) if options.control else (lost == 0 and doubled == 0 and sound)


def signed(product, session):
    return Visitor(product.port, session.cookies).ask("GET", PEOPLE)[0] == 200


def made(product):
    """How many scripts have run so far."""
    try:
        return int(product.rows("select count(*) from schema_script")[0])
    except sqlite3.OperationalError:
        return 0


def upgrade(options, home):
    """Kills starts on an empty folder while they make their tables, until one comes through; its tables are those of a start that nobody killed."""
    fresh = Product(home / "fresh")
    fresh.home.mkdir()
    fresh.start("/health/live")
    fresh.kill()
    schema = "select type, name, sql from sqlite_master where name not like 'sqlite_%' order by 1, 2"
    expected, halfway, wrong = fresh.rows(schema), 0, 0
    scripts = len(fresh.rows("select name from schema_script"))
    for cycle in range(options.cycles):
        product = Product(home / f"cut{cycle}")
        product.home.mkdir()
        for goal in sorted(random.sample(range(1, scripts), 3)):
            product.spawn()
            while product.process.poll() is None and made(product) < goal:
                time.sleep(0.0005)
            product.kill()
            halfway += 0 < made(product) < scripts
        product.start("/health/live")
        product.kill()
        wrong += product.rows(schema) != expected or product.rows("pragma integrity_check") != ["ok"]
        shutil.rmtree(product.home)
    print(f"kill -9 of a start that makes its tables: {options.cycles} cycles of 3 kills, {halfway} of them between the first and the last of {scripts} scripts; {wrong} ended with other tables")
    return wrong == 0


CALLS = {"fsync": ("fsync,fdatasync", "EIO"), "write": ("pwrite64,pwritev", "ENOSPC"), "rename": ("rename,renameat,renameat2", "EIO")}


def png(number):
    """A picture that is like no other: 100 × 100 points of one colour each."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    line = b"\0" + bytes((number * 7 % 256, number * 31 % 256, number // 256 % 256)) * 300
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 300, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(line * 300)) + chunk(b"IEND", b"")


def injected(log):
    """When which file's call was failed by strace: (time, path)."""
    begun, found = {}, []
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +([0-9.]+) (.*)", line)
        if not match:
            continue
        pid, at, text = match.groups()
        if "unfinished" in text:
            begun[pid] = (at, text)
        if "INJECTED" in text:
            at, text = begun.get(pid, (at, text)) if "resumed" in text else (at, text)
            paths = re.findall(r'[<"](/[^>"]+)[>"]', text)
            found.append((float(at), paths[-1] if paths else ""))
    return found


def files(options, home):
    first, last = (int(n) for n in (options.calls if "-" in options.calls else f"{options.calls}-{options.calls}").split("-"))
    product, uploads, faults, false, refused, number = Product(home), 0, 0, 0, 0, 0
    product.open()
    for kind in options.syscalls.split(","):
        calls, error = CALLS[kind]
        for nth in range(first, last + 1):
            product.start()
            session = product.sign_in()
            fields = dict(session.form("/app/settings/agency", "Input.Emblem"), **{"Input.HeadTitle": "นายกองค์การบริหารส่วนตำบล"})
            number += 1
            if session.upload("/app/settings/agency", fields, "Input.Emblem", png(number)) != 302:
                raise RuntimeError("Nothing fails yet, and the picture was refused.")
            log = home / f"{kind}-{nth}.log"
            strace = subprocess.Popen(["strace", "-f", "-y", "-ttt", "-p", str(product.process.pid), "-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={nth}", "-o", str(log)], stderr=subprocess.PIPE, text=True)
            strace.stderr.readline()
            time.sleep(0.3)
            seen = []
            for _ in range(options.uploads):
                number += 1
                began = time.time()
                try:
                    status = session.upload("/app/settings/agency", fields, "Input.Emblem", png(number))
                except (OSError, http.client.HTTPException):
                    status, session = 0, Visitor(product.port, session.cookies)
                seen.append((began, time.time(), status))
            strace.send_signal(signal.SIGINT)
            strace.wait()
            product.kill()
            hit = injected(log)
            uploads, faults, refused = uploads + len(seen), faults + len(hit), refused + sum(s != 302 for _, _, s in seen)
            # A checkpoint of SQLite (a sync of the database file itself) comes after the commit is safe in the log: failing it loses nothing.
            for at, path in hit:
                if not path.endswith("prongsai.db") and "/lastgood/" not in path and any(a <= at <= b and s == 302 for a, b, s in seen):
                    false += 1
                    print(f"  FALSE: {kind} {nth} of {path} failed, and the upload was acknowledged")
    product.start()
    gone = 0
    for row in product.rows("select id, sha256 from platform_file"):
        id, sha = row.split("|")
        blob = next((product.data / "blobs").rglob(id.replace("-", "").lower()), None)
        gone += blob is None or hashlib.sha256(blob.read_bytes()).hexdigest() != sha.lower()
    sound = product.sound()
    product.kill()
    print(f"calls that fail (strace), {options.syscalls}, N = {first}…{last}: {uploads} uploads, {faults} faults injected, {refused} refused, {false} false acknowledgements, {gone} rows without their file; "
          f"chain and file {'whole' if sound else 'BROKEN'}")
    return false == 0 and gone == 0 and sound


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["app", "database", "upgrade", "files", "volumes"])
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--cycles", type=int, default=5)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--calls", default="1-5")
    parser.add_argument("--syscalls", default="fsync,write,rename")
    parser.add_argument("--uploads", type=int, default=6)
    parser.add_argument("--seed", type=int)
    options = parser.parse_args()
    random.seed(options.seed)
    if not APP.exists():
        sys.exit(f"{APP} is not built: ./run builds it; PRONGSAI_APP names another folder.")
    home = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-faults-"))
    try:
        good = {"app": lambda: kills(options, home, False), "database": lambda: kills(options, home, True), "upgrade": lambda: upgrade(options, home), "files": lambda: files(options, home), "volumes": lambda: volumes(options, home)}[options.what]()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
