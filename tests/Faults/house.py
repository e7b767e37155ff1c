"""What faults.py takes the plug out of: a visitor, a PostgreSQL of its own, and an installation with its process."""
import atexit, contextlib, hashlib, http.client, json, os, pathlib, shutil, signal, socket, sqlite3, subprocess, time
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

    def __init__(self, home, durable=True, small=False):
        self.home, self.data = home, home / "pg"
        self.bin = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.sockets = home / "s"
        for folder in (self.data, self.sockets):
            folder.mkdir(exist_ok=True)
            if self.prefix:
                shutil.chown(folder, "postgres")
        os.chmod(home, 0o755)
        self.run("initdb", "-D", self.data, "-U", "prongsai", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", *(["--wal-segsize=1"] if small else []))
        log = "min_wal_size=2MB\nmax_wal_size=4MB\n" if small else ""
        commit = "on" if durable else "off\nwal_writer_delay=10s"
        (self.data / "postgresql.auto.conf").open("a").write(f"listen_addresses=''\nunix_socket_directories='{self.sockets}'\nmax_connections=200\nfsync=on\nsynchronous_commit={commit}\n{log}")
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

    def alive(self):
        return subprocess.run([*self.prefix, str(self.bin / "pg_isready"), "-q", "-h", str(self.sockets)], cwd="/").returncode == 0

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

    def start(self, path="/sign-in"):
        self.spawn()
        self.wait(path)

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
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/prongsai.db?mode=ro", uri=True, timeout=10)) as db:
            return ["|".join(str(v) for v in row) for row in db.execute(sql)]

    def sound(self):
        """The audit chain holds, and the engine finds its file whole."""
        verified = self.verb("audit", "verify", "--json")
        whole = self.cluster is not None or self.rows("pragma integrity_check") == ["ok"]
        return verified.returncode == 0 and whole
