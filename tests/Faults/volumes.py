"""Each volume full in its turn: nothing is taken in that is not kept, pages are still read, and it heals without a start."""
import http.client, os, random, struct, subprocess, time, zlib

from house import Cluster, Product

PEOPLE, OFFICE = "/app/settings/people/edit", "/app/settings/agency"
READS = ("/", "/contact", "/app/settings/people", PEOPLE, OFFICE)
ROOM = {"blobs": "48m", "data": "96m", "temp": "32m", "database": "400m"}


def noise(side=400):
    """A picture that does not become small, so that its body is longer than what is kept in memory."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    lines = b"".join(b"\0" + random.randbytes(3 * side) for _ in range(side))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


class Office:
    """What somebody does while a volume is full: add a person, send the emblem, read pages."""

    def __init__(self, product):
        self.product, self.visitor, self.taken, self.count = product, product.sign_in(), [], 0

    def add(self):
        self.count += 1
        name = "ก" + "".join("คงจฉชซฌญฎฏ"[int(d)] for d in str(self.count))
        status = self.try_it(lambda: self.visitor.post(PEOPLE, dict(self.visitor.form(PEOPLE, "Input.FirstName"), **{"Input.Title": "นาย", "Input.FirstName": name, "Input.LastName": "ทดลอง"})))
        if status == 302:
            self.taken.append(name)
        return status

    def send(self):
        return self.try_it(lambda: self.visitor.upload(OFFICE, dict(self.visitor.form(OFFICE, "Input.Emblem"), **{"Input.HeadTitle": "นายกองค์การบริหารส่วนตำบล"}), "Input.Emblem", noise()))

    def read(self, path):
        return self.try_it(lambda: self.visitor.ask("GET", path)[0])

    @staticmethod
    def try_it(ask):
        try:
            return ask()
        except (OSError, http.client.HTTPException, RuntimeError):
            return 0


def fill(folder):
    ballast = folder / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                pass
    return ballast


def volume(name, home, engine):
    home.mkdir()
    os.chmod(home.parent, 0o755)
    folder = home / {"blobs": "data/blobs", "data": "data", "temp": "temp", "database": "pg"}[name]
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM[name]},mode=0777", "none", str(folder)], check=True)
    cluster = product = None
    try:
        if engine == "postgres" or name == "database":
            cluster = Cluster(home, small=True)
        product = Product(home, cluster)
        product.environment.pop("Prongsai__Files__LeastFreePercent")
        if name == "temp":
            product.environment.update(TMPDIR=str(folder), ASPNETCORE_TEMP=str(folder))
        product.open()
        product.start()
        office = Office(product)
        before = (office.add(), office.send(), office.read("/health/ready"))
        ballast = fill(folder)
        # Longer than the minute after which a session is noted as seen.
        time.sleep(65)
        # A database goes on in the room it has already, until its log needs a new file.
        began = time.monotonic()
        while name == "database" and office.add() == 302 and time.monotonic() - began < 60:
            pass
        full = {"add": office.add(), "send": office.send(), "ready": office.read("/health/ready"), "reads": [office.read(path) for path in READS]}
        ballast.unlink()
        began = time.monotonic()
        restarted = bool(cluster) and not cluster.alive()
        if restarted:
            cluster.start()
        healed = False
        while not healed and time.monotonic() - began < 60:
            healed = (office.add(), office.send(), office.read("/health/ready")) == (302, 302, 200)
        after = time.monotonic() - began
        have = product.rows("select first_name from agency_person")
        lost = [n for n in office.taken if n not in have]
        sound = product.sound()
    finally:
        if product and product.process:
            product.kill()
        if cluster:
            cluster.stop()
        subprocess.run(["umount", "-l", str(folder)], check=True)
    reads = all(status == 200 for status in full["reads"])
    print(f"{name} full{' (PostgreSQL)' if cluster else ''}: before {before}; person {full['add']}, picture {full['send']}, ready {full['ready']}, pages {full['reads']}; "
          f"{'taken in again after ' + format(after, '.1f') + ' s' + (' (the database was started again)' if restarted else '') if healed else 'NOT HEALED'}; {len(lost)} acknowledged lost; chain and file {'whole' if sound else 'BROKEN'}")
    return before == (302, 302, 200) and reads and healed and not lost and sound


def volumes(options, home):
    if os.getuid() != 0:
        raise SystemExit("volumes: only root mounts volumes to fill.")
    names = ["blobs", "temp", "database"] if options.engine == "postgres" else ["blobs", "data", "temp"]
    return all([volume(name, home / name, options.engine) for name in names])
