#!/usr/bin/env python3
"""Takes the plug out, again and again, and counts what was acknowledged and is gone. Not part of ./test; how and what: docs/operate/faults.md.

  tests/Faults/faults.py app      [--engine sqlite|postgres] [--cycles N] [--control]   kill -9 of the product under load
  tests/Faults/faults.py database [--cycles N] [--control]                              kill -9 of PostgreSQL under load
  tests/Faults/faults.py upgrade  [--cycles N]                                          kill -9 of a start that makes its tables
  tests/Faults/faults.py files    [--calls A-B] [--syscalls fsync,write,rename]         the Nth call fails (strace), around uploads

The product is out/app (what ./run builds) or the folder in PRONGSAI_APP. Exit code 1: something acknowledged was lost, doubled or false; with --control:
nothing was lost, so the harness sees nothing. --seed N repeats the same waits.
"""
import argparse, atexit, collections, hashlib, http.client, json, os, pathlib, random, re, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time
from html.parser import HTMLParser
from urllib.parse import urlencode

ROOT = pathlib.Path(__file__).resolve().parents[2]
APP = pathlib.Path(os.environ.get("PRONGSAI_APP", ROOT / "out" / "app")) / "Prongsai.Host.dll"


class Form(HTMLParser):
    """The fields of the form that has a wanted field, as they stand in the page."""

    def __init__(self, wanted):
        super().__init__()
        self.wanted, self.fields, self.found, self._form, self._area = wanted, None, {}, None, None

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self._form = {}
        elif self._form is not None and tag == "input" and a.get("name") and a.get("type") not in ("file", "checkbox", "radio", "submit"):
            self._form[a["name"]] = a.get("value") or ""
        elif self._form is not None and tag == "input" and a.get("name"):
            self.found.setdefault(id(self._form), set()).add(a["name"])
        elif self._form is not None and tag == "textarea":
            self._area = a.get("name")
            self._form[self._area] = ""

    def handle_data(self, data):
        if self._area:
            self._form[self._area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None
        elif tag == "form":
            if self.wanted in self._form or self.wanted in self.found.get(id(self._form), ()):
                self.fields = self._form
            self._form = None


class Visitor:
    """One connection that keeps cookies; never sends anything twice."""

    def __init__(self, port, cookies=None):
        self.port, self.cookies, self.http = port, dict(cookies or {}), None

    def ask(self, method, path, body=None, kind=None):
        if self.http is None:
            self.http = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        try:
            self.http.request(method, path, body, headers)
            answer = self.http.getresponse()
            text = answer.read()
        except Exception:
            self.http.close()
            self.http = None
            raise
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text

    def form(self, path, wanted):
        status, page = self.ask("GET", path)
        form = Form(wanted)
        form.feed(page.decode())
        if form.fields is None:
            raise RuntimeError(f"{path} ({status}) has no form with {wanted}")
        return form.fields

    def post(self, path, fields):
        return self.ask("POST", path, urlencode(fields), "application/x-www-form-urlencoded")[0]

    def upload(self, path, fields, name, file):
        edge = "edge" + hashlib.sha256(file).hexdigest()[:20]
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="emblem.png"\r\nContent-Type: image/png\r\n\r\n'.encode() + file + b"\r\n")
        return self.ask("POST", path, b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}")[0]


class Cluster:
    """A PostgreSQL of its own in a temporary folder, durable unless it is a control."""

    def __init__(self, home, durable=True):
        self.home, self.data = home, home / "pg"
        self.bin = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.sockets = home / "s"
        for folder in (self.data, self.sockets):
            folder.mkdir()
            if self.prefix:
                shutil.chown(folder, "postgres")
        os.chmod(home, 0o755)
        self.run("initdb", "-D", self.data, "-U", "prongsai", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        commit = "on" if durable else "off\nwal_writer_delay=10s"
        (self.data / "postgresql.auto.conf").open("a").write(f"listen_addresses=''\nunix_socket_directories='{self.sockets}'\nmax_connections=200\nfsync=on\nsynchronous_commit={commit}\n")
        self.start()
        atexit.register(self.stop)
        self.sql("create role prongsai_app login", "postgres")
        self.sql("create database product", "postgres")

    def run(self, program, *arguments):
        return subprocess.run([*self.prefix, str(self.bin / program), *map(str, arguments)], check=True, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout

    def start(self):
        for attempt in range(20):
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            try:
                self.run("pg_ctl", "-D", self.data, "-l", self.data / "log", "-w", "-t", "60", "start")
                return
            except subprocess.CalledProcessError:
                time.sleep(0.5)
        raise RuntimeError((self.data / "log").read_text()[-2000:])

    def kill(self):
        main = int((self.data / "postmaster.pid").read_text().split()[0])
        children = [int(p.name) for p in pathlib.Path("/proc").iterdir() if p.name.isdigit() and parent(p) == main]
        for pid in [main, *children]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        while any(pathlib.Path(f"/proc/{pid}").exists() and parent(pathlib.Path(f"/proc/{pid}")) is not None and state(pid) != "Z" for pid in children):
            time.sleep(0.02)

    def stop(self):
        atexit.unregister(self.stop)
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def sql(self, text, database="product"):
        return subprocess.run(["psql", "-h", str(self.sockets), "-U", "prongsai", "-d", database, "-qAtc", text], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()

    def address(self, user):
        return f"Host={self.sockets};Database=product;Username={user};Timeout=5"


def stat(pid):
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def state(pid):
    try:
        return stat(pid)[0]
    except OSError:
        return "Z"


def parent(folder):
    try:
        return int(stat(folder.name)[1])
    except (OSError, IndexError):
        return None


class Product:
    """An installation with one agency, and its process."""

    def __init__(self, home, cluster=None):
        self.home, self.cluster, self.process = home, cluster, None
        self.data = home / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = dict(os.environ, PRONGSAI_DATA=str(self.data), PRONGSAI_PLAIN_LOOPBACK="true", PRONGSAI_BROWSER="none", Prongsai__Work="false", Backup__Nightly="false",
                                Prongsai__Files__LeastFreePercent="0", Logging__LogLevel__Default="Warning", PRONGSAI_DATABASE="", PRONGSAI_DATABASE_OWNER="")
        if cluster:
            self.environment.update(PRONGSAI_DATABASE=cluster.address("prongsai_app"), PRONGSAI_DATABASE_OWNER=cluster.address("prongsai"))

    def verb(self, *arguments):
        return subprocess.run(["dotnet", str(APP), *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def open(self):
        made = self.verb("agency", "add", "faults", "--name", "องค์การบริหารส่วนตำบลตัวอย่าง", "--host", "127.0.0.1", "--admin", "admin", "--json")
        if made.returncode:
            raise RuntimeError(made.stdout + made.stderr)
        self.password = json.loads(made.stdout)["password"]

    def spawn(self):
        self.process = subprocess.Popen(["dotnet", str(APP), "serve", "--urls", f"http://127.0.0.1:{self.port}"], env=self.environment, stdout=subprocess.DEVNULL, stderr=open(self.home / "app.log", "a"))

    def start(self):
        self.spawn()
        self.wait("/sign-in")

    def wait(self, path, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if Visitor(self.port).ask("GET", path)[0] == 200:
                    return
            except OSError:
                pass
            except http.client.HTTPException:
                pass
            time.sleep(0.05)
        raise RuntimeError("The product did not answer: " + (self.home / "app.log").read_text()[-2000:])

    def kill(self):
        self.process.kill()
        self.process.wait()

    def sign_in(self):
        visitor = Visitor(self.port)
        fields = visitor.form("/sign-in", "Input.Password")
        fields.update({"Input.UserName": "admin", "Input.Password": self.password})
        if visitor.post("/sign-in", fields) != 302:
            raise RuntimeError("Not signed in.")
        return visitor

    def rows(self, sql):
        if self.cluster:
            return self.cluster.sql(sql)
        with sqlite3.connect(self.data / "prongsai.db") as db:
            return ["|".join(str(v) for v in row) for row in db.execute(sql)]

    def sound(self):
        """The audit chain holds, and the engine finds its file whole."""
        verified = self.verb("audit", "verify", "--json")
        whole = self.cluster is not None or self.rows("pragma integrity_check") == ["ok"]
        return verified.returncode == 0 and whole


class Ledger:
    """What was sent, and what was acknowledged: written before anything else is done."""

    def __init__(self, early=False):
        self.sent, self.acked, self.early, self.lock = set(), set(), early, threading.Lock()

    def send(self, visitor, fields, name):
        with self.lock:
            self.sent.add(name)
            if self.early:
                self.acked.add(name)
        status = visitor.post("/app/settings/units/edit", dict(fields, **{"Input.Name": name}))
        if status == 302:
            with self.lock:
                self.acked.add(name)
        return status

    def judge(self, have):
        counts = collections.Counter(have)
        return len(self.acked - set(have)), sum(1 for name in self.sent if counts[name] > 1)


def load(product, session, ledger, cycle, stop, workers=4):
    """Workers that each add units one after the other until the plug is out; a refused or cut one is given up, never sent again."""
    def work(number):
        visitor, done = Visitor(product.port, session.cookies), 0
        try:
            fields = visitor.form("/app/settings/units/edit", "Input.Name")
            while not stop.is_set():
                done += 1
                ledger.send(visitor, fields, f"กอง {cycle}-{number}-{done}")
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
            began = time.monotonic()
            if database:
                cluster.start()
                began = time.monotonic()
                product.wait("/health/ready")
                session = session if signed(product, session) else product.sign_in()
            else:
                product.start()
            recoveries.append(time.monotonic() - began)
        have = product.rows("select name from agency_unit")
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
    return Visitor(product.port, session.cookies).ask("GET", "/app/settings/units/edit")[0] == 200


def upgrade(options, home):
    """Kills starts on an empty folder while they make their tables, until one comes through; its tables are those of a start that nobody killed."""
    fresh = Product(home / "fresh")
    fresh.home.mkdir()
    began = time.monotonic()
    fresh.start()
    takes = time.monotonic() - began
    fresh.kill()
    schema = "select type, name, sql from sqlite_master where name not like 'sqlite_%' order by 1, 2"
    expected, halfway, wrong = fresh.rows(schema), 0, 0
    scripts = len(fresh.rows("select name from schema_script"))
    for cycle in range(options.cycles):
        product = Product(home / f"cut{cycle}")
        product.home.mkdir()
        for _ in range(3):
            product.spawn()
            # Where the tables are made, found once: the second half of a start.
            time.sleep(random.uniform(takes * 0.35, takes))
            product.kill()
            try:
                done = len(product.rows("select name from schema_script"))
            except sqlite3.OperationalError:
                done = 0
            halfway += 0 < done < scripts
        product.start()
        product.kill()
        wrong += product.rows(schema) != expected or product.rows("pragma integrity_check") != ["ok"]
        shutil.rmtree(product.home)
    print(f"kill -9 of a start that makes its tables: {options.cycles} cycles of 3 kills, {halfway} of them between the first and the last of {scripts} scripts; {wrong} ended with other tables")
    return wrong == 0


CALLS = {"fsync": ("fsync,fdatasync", "EIO"), "write": ("pwrite64,pwritev", "ENOSPC"), "rename": ("rename,renameat,renameat2", "EIO")}


def png(number):
    """A picture that is like no other: 100 × 100 points of one colour each."""
    import struct, zlib
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
            fields = session.form("/app/settings/agency", "Input.Emblem")
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
    parser.add_argument("what", choices=["app", "database", "upgrade", "files"])
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
        good = {"app": lambda: kills(options, home, False), "database": lambda: kills(options, home, True), "upgrade": lambda: upgrade(options, home), "files": lambda: files(options, home)}[options.what]()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(0 if good else 1)


main()
