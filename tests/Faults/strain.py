#!/usr/bin/env python3
"""Takes from the product what a machine may run out of, and looks at what it does then. Not part of ./test; how and what: docs/operate/faults.md.

  tests/Faults/strain.py descriptors    1,024 files and connections are all it may hold, and 1,200 visitors hold on to theirs (H-153)
  tests/Faults/strain.py log            what it logs to is full, then gone (H-163)
  tests/Faults/strain.py read           the disk gives EIO for one file (strace; H-143)
  tests/Faults/strain.py terminate      SIGTERM while people send files (H-165)
  tests/Faults/strain.py processor      busy programs on every core while people send (H-152)
  tests/Faults/strain.py memory         256 MB are all it may have, and people ask and send (cgroup, as root; H-151)
  tests/Faults/strain.py slow           each answer of PostgreSQL takes five seconds, and 200 visitors come (H-146)
  tests/Faults/strain.py wire           half of the connections break or fall silent half-way (H-148)
  tests/Faults/strain.py rows           a million events are taken away as one file (H-117)

Each prints one line with its figures and ends with 0, or with 1 when it did not hold.
"""
import sys; sys.dont_write_bytecode = True
import argparse, collections, contextlib, http.client, os, pathlib, random, shutil, signal, socket, sqlite3, subprocess, tempfile, threading, time

from between import Between
from house import APP, Cluster, Product, Visitor
from faults import PEOPLE, png, word

OFFICE = "/app/settings/agency"


def person(session, fields, name):
    return session.post(PEOPLE, dict(fields, **{"Input.Title": "นาย", "Input.FirstName": name, "Input.LastName": "ทดลอง"}))


def office(session):
    return dict(session.form(OFFICE, "Input.Emblem"), **{"Input.HeadTitle": "นายกองค์การบริหารส่วนตำบล"})


def descriptors(product):
    product.process = subprocess.Popen(["prlimit", "--nofile=1024:1024", "dotnet", str(APP), "serve", "--urls", f"http://127.0.0.1:{product.port}"], env=product.environment,
                                       stdout=subprocess.DEVNULL, stderr=open(product.home / "app.log", "a"))
    product.wait("/sign-in")
    session = product.sign_in()
    fields, held, turned = session.form(PEOPLE, "Input.FirstName"), [], 0
    before = len(os.listdir(f"/proc/{product.process.pid}/fd"))
    for _ in range(1200):
        try:
            one = socket.create_connection(("127.0.0.1", product.port), timeout=5)
            one.sendall(b"GET /sign-in HTTP/1.1\r\n")
            held.append(one)
        except OSError:
            turned += 1
    time.sleep(2)
    alive = product.process.poll() is None
    most = len(os.listdir(f"/proc/{product.process.pid}/fd")) if alive else 0
    for one in held:
        one.close()
    began, status, kept = time.monotonic(), 0, 0
    while alive and status != 302 and time.monotonic() - began < 30:
        try:
            status = person(Visitor(product.port, session.cookies), fields, word(1))
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    back = time.monotonic() - began
    if status == 302:
        visitor = Visitor(product.port, session.cookies)
        kept = visitor.upload(OFFICE, office(visitor), "Input.Emblem", png(1))
    print(f"1,024 descriptors ({before} of them its own), 1,200 connections: {'alive' if alive else 'DEAD'} with {most} open, {turned} turned away at the door; the next change after they let go: "
          f"{status} after {back:.1f} s; a file then: {kept}")
    return alive and status == 302 and kept == 302


def log(product):
    product.environment.update(Logging__LogLevel__Default="Trace", Logging__LogLevel__Microsoft="Information")
    results = []
    for name in ("full", "gone"):
        if name == "full":
            target = open("/dev/full", "w")
        else:
            reader, writer = os.pipe()
            os.close(reader)
            target = os.fdopen(writer, "w")
        product.process = subprocess.Popen(["dotnet", str(APP), "serve", "--urls", f"http://127.0.0.1:{product.port}"], env=product.environment, stdout=subprocess.DEVNULL, stderr=target)
        product.wait("/sign-in")
        session = product.sign_in()
        fields = session.form(PEOPLE, "Input.FirstName")
        done = sum(person(session, fields, word(len(results), n)) == 302 for n in range(50))
        ready = Visitor(product.port).ask("GET", "/health/ready")[0]
        results.append(done == 50 and ready == 200 and product.process.poll() is None)
        product.kill()
        print(f"what it logs to is {name}: {done} of 50 changes taken, ready {ready}")
    return all(results)


def read(product):
    product.start()
    session = product.sign_in()
    for number in (1, 2):
        if session.upload(OFFICE, office(session), "Input.Emblem", png(number)) != 302:
            raise RuntimeError("The picture was refused.")
    blobs = sorted((p for p in (product.data / "blobs").rglob("*") if p.is_file() and len(p.name) == 32), key=lambda p: p.name)
    emblem, log = blobs[-1], product.home / "read.log"
    strace = subprocess.Popen(["strace", "-f", "-p", str(product.process.pid), "-P", str(emblem), "-e", "trace=pread64,read,preadv", "-e", "inject=pread64,read,preadv:error=EIO", "-o", str(log)],
                              stderr=subprocess.PIPE, text=True)
    strace.stderr.readline()
    time.sleep(0.3)
    try:
        broken = Visitor(product.port, session.cookies).ask("GET", OFFICE + "/emblem")[0]
    except (OSError, http.client.HTTPException):
        broken = "cut"
    others = [Visitor(product.port, session.cookies).ask("GET", path)[0] for path in (OFFICE, PEOPLE, "/", "/health/ready")]
    strace.send_signal(signal.SIGINT)
    strace.wait()
    faults = log.read_text(errors="replace").count("INJECTED")
    healed = Visitor(product.port, session.cookies).ask("GET", OFFICE + "/emblem")[0]
    told = "Incident" in (product.home / "app.log").read_text()
    product.kill()
    print(f"EIO on one file ({faults} reads): that file {broken}, pages beside it {others}, in the log: {'yes' if told else 'NO'}; when the disk reads again: {healed}")
    return faults > 0 and broken != 200 and others == [200, 200, 200, 200] and told and healed == 200


def terminate(product):
    product.start()
    session = product.sign_in()
    fields, outcomes, lock = session.form(PEOPLE, "Input.FirstName"), {}, threading.Lock()
    stop = threading.Event()

    def send(number):
        done = 0
        while not stop.is_set():
            name, done = word(number, done), done + 1
            try:
                status = person(Visitor(product.port, session.cookies), fields, name)
            except (OSError, http.client.HTTPException):
                status = 0
            with lock:
                outcomes[name] = status
            if status != 302:
                return

    threads = [threading.Thread(target=send, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    time.sleep(2)
    began = time.monotonic()
    product.process.terminate()
    try:
        code = product.process.wait(60)
    except subprocess.TimeoutExpired:
        code = "still there"
    took = time.monotonic() - began
    stop.set()
    for thread in threads:
        thread.join()
    have = product.rows("select first_name from agency_person")
    lost = [name for name, status in outcomes.items() if status == 302 and name not in have]
    doubled = [name for name in outcomes if have.count(name) > 1]
    acknowledged = sum(status == 302 for status in outcomes.values())
    sound = product.sound()
    print(f"SIGTERM under 20 who send: ended after {took:.1f} s with {code}; {acknowledged} acknowledged, {len(lost)} lost, {len(doubled)} doubled; chain and file {'whole' if sound else 'BROKEN'}")
    return code == 0 and took <= 35 and not lost and not doubled and sound


def processor(product):
    product.start()
    session = product.sign_in()
    fields = session.form(PEOPLE, "Input.FirstName")
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * (os.cpu_count() or 2))]
    took, wrong = [], 0
    try:
        for number in range(60):
            began = time.monotonic()
            wrong += person(session, fields, word(number)) != 302
            took.append(time.monotonic() - began)
    finally:
        for one in busy:
            one.kill()
            one.wait()
    product.kill()
    took.sort()
    print(f"{len(busy)} busy programs on {os.cpu_count()} cores: 60 changes, {wrong} refused, median {took[30]:.2f} s, 95 % within {took[57]:.2f} s")
    return wrong == 0 and took[57] <= 5


def resident(product):
    lines = pathlib.Path(f"/proc/{product.process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


def crowd(count, work):
    """Each of many does the work with its number until it is done; what they saw, counted."""
    seen, lock = collections.Counter(), threading.Lock()

    def one(number):
        for outcome in work(number):
            with lock:
                seen[outcome] += 1

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def ask(visitor, path):
    try:
        return visitor.ask("GET", path)[0]
    except (OSError, http.client.HTTPException):
        return "cut"


def back(product, session, fields, name):
    """Seconds until the next change is taken; None when it is not within a minute."""
    began = time.monotonic()
    while time.monotonic() - began < 60:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if person(Visitor(product.port, session.cookies), fields, name) == 302:
                return time.monotonic() - began
        time.sleep(0.2)
    return None


def memory(product):
    old = pathlib.Path("/sys/fs/cgroup/memory")
    group = (old if old.is_dir() else pathlib.Path("/sys/fs/cgroup")) / f"prongsai-strain-{os.getpid()}"
    group.mkdir()
    (group / ("memory.limit_in_bytes" if old.is_dir() else "memory.max")).write_text(str(256 << 20))
    product.process = subprocess.Popen(["sh", "-c", f'echo $$ > {group}/cgroup.procs; exec dotnet "$0" serve --urls http://127.0.0.1:{product.port}', str(APP)], env=product.environment,
                                       stdout=subprocess.DEVNULL, stderr=open(product.home / "app.log", "a"))
    product.wait("/sign-in")
    session = product.sign_in()
    fields, picture = session.form(PEOPLE, "Input.FirstName"), office(session)
    session.upload(OFFICE, picture, "Input.Emblem", png(1))
    end = time.monotonic() + 30

    def work(number):
        visitor, done = Visitor(product.port, session.cookies), 0
        while time.monotonic() < end:
            done += 1
            yield ask(visitor, ("/", PEOPLE, "/search?q=a", OFFICE)[done % 4])
            with contextlib.suppress(OSError, http.client.HTTPException):
                yield person(visitor, fields, word(number, done)) if done % 5 else visitor.upload(OFFICE, picture, "Input.Emblem", png(number) + bytes(900_000))

    seen = crowd(64, work)
    alive = product.process.poll() is None
    most = int((group / ("memory.max_usage_in_bytes" if old.is_dir() else "memory.peak")).read_text()) >> 20
    took = back(product, session, fields, word(1)) if alive else None
    kept = resident(product) if alive else 0
    product.kill()
    group.rmdir()
    print(f"256 MB, 64 who ask and send for 30 s: {'alive' if alive else 'DEAD'}, {most} MB at most with the files it read, {kept} MB resident after it; answers {dict(seen)}; "
          f"the next change {f'after {took:.1f} s' if took is not None else 'NOT TAKEN'}")
    return alive and took is not None and seen[200] > 0 and seen[500] == 0


def slow(product):
    cluster = Cluster(product.home)
    (product.home / "slow").mkdir()
    between = Between(str(product.home / "slow" / ".s.PGSQL.5432"), str(cluster.sockets / ".s.PGSQL.5432"))
    product.cluster = cluster
    product.environment.update({name: cluster.address(user).replace(str(cluster.sockets), str(product.home / "slow")) for name, user in
                                (("PRONGSAI_DATABASE", "prongsai_app"), ("PRONGSAI_DATABASE_OWNER", "prongsai"))})
    product.open()
    product.start()
    session = product.sign_in()
    fields, times = session.form(PEOPLE, "Input.FirstName"), collections.defaultdict(list)
    ask(Visitor(product.port), "/")
    between.delay = 5.0

    def work(number):
        path = ("/", "/health/live", PEOPLE, "/sign-in")[number % 4]
        began = time.monotonic()
        status = ask(Visitor(product.port, session.cookies if path == PEOPLE else None), path)
        times[path].append(time.monotonic() - began)
        yield path, status

    seen = crowd(200, work)
    between.delay = 0.0
    took, alive = back(product, session, fields, word(1)), product.process.poll() is None
    product.kill()
    between.close()
    cluster.stop()
    print("each answer of PostgreSQL after 5 s, 200 visitors at once: " + "; ".join(
        f"{path} {' '.join(f'{n} × {status}' for (of, status), n in sorted(seen.items(), key=str) if of == path)} within {max(times[path]):.1f} s" for path in sorted(times))
          + f"; {'alive' if alive else 'DEAD'}; the next change {f'{took:.1f} s after it was quick again' if took is not None else 'NOT TAKEN'}")
    return alive and took is not None and all(status in (200, 302, 503) for _, status in seen) and seen["/health/live", 200] == 50 and max(max(t) for t in times.values()) < 60


def wire(product):
    product.start()
    session = product.sign_in()
    fields = session.form(PEOPLE, "Input.FirstName")
    # As many at once as will come: what it needs for them to the database is its own, and there before.
    crowd(20, lambda number: [person(Visitor(product.port, session.cookies), fields, word(number, 100 + n)) for n in range(5)])
    time.sleep(2)
    before = len(os.listdir(f"/proc/{product.process.pid}/fd"))
    between = Between(0, product.port)
    between.cut, between.silent = 0.45, 0.05
    acknowledged, sent, lock = set(), set(), threading.Lock()

    def work(number):
        for done in range(40):
            name = word(number, done)
            visitor = Visitor(between.port, session.cookies)
            visitor.http = http.client.HTTPConnection("127.0.0.1", between.port, timeout=10)
            with lock:
                sent.add(name)
            try:
                status = person(visitor, fields, name)
            except (OSError, http.client.HTTPException):
                status = "broken"
            if status == 302:
                with lock:
                    acknowledged.add(name)
            yield status

    seen = crowd(20, work)
    between.close()
    # Half-open ones are given up by the product itself.
    end, held = time.monotonic() + 180, None
    while time.monotonic() < end and (held := len(os.listdir(f"/proc/{product.process.pid}/fd"))) > before + 10:
        time.sleep(1)
    waited = time.monotonic() - end + 180
    have = collections.Counter(product.rows("select first_name from agency_person"))
    lost, doubled = acknowledged - set(have), [name for name in sent if have[name] > 1]
    sound = product.sound()
    product.kill()
    print(f"{len(sent)} changes over a wire that broke {between.broken} of {between.connections} connections: {dict(seen)}; {len(acknowledged)} acknowledged, {len(lost)} lost, {len(doubled)} doubled; "
          f"descriptors {before} before and {held} after {waited:.0f} s; chain and file {'whole' if sound else 'BROKEN'}")
    return between.broken > 100 and not lost and not doubled and held <= before + 10 and sound


def rows(product, many=1_000_000):
    product.start()
    session = product.sign_in()
    with contextlib.closing(sqlite3.connect(product.data / "prongsai.db", timeout=30)) as db:
        agency, last = db.execute("select agency_id, max(number) from platform_audit group by agency_id").fetchone()
        db.execute("""insert into platform_audit with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
                      select ?, upper(printf('%08x-0000-7000-8000-%012x', i, i)), ? + i, '2026-01-01T00:00:00.000000Z', null, 'ระบบ', 'test.event', 'subject ' || i, '{"detail": "' || hex(randomblob(40)) || '"}',
                      hex(randomblob(32)), hex(randomblob(32)) from n""", (many, agency, last))
        db.commit()
    ask(session, "/app/settings/audit")
    before, most, lines, length, began = resident(product), 0, 0, 0, time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=60)
    connection.request("GET", "/app/settings/audit/export", headers={"Cookie": "; ".join(f"{k}={v}" for k, v in session.cookies.items())})
    answer = connection.getresponse()
    other = []
    while part := answer.read(1 << 20):
        lines, length = lines + part.count(b"\n"), length + len(part)
        most = max(most, resident(product))
        if length % (20 << 20) < (1 << 20):
            asked = time.monotonic()
            other.append((ask(Visitor(product.port), "/"), time.monotonic() - asked))
    took = time.monotonic() - began
    logged = product.rows("select count(*) from platform_audit where code = 'audit.exported'")[0]
    product.kill()
    print(f"{many:,} events as one file: {answer.status}, {lines:,} lines, {length >> 20} MB in {took:.1f} s; resident {before} MB before, {most} MB at most; on record {logged}; "
          f"first page meanwhile {len([s for s, _ in other if s == 200])} of {len(other)}, within {max(t for _, t in other):.2f} s")
    return answer.status == 200 and lines >= many and most < before + 100 and logged == "1" and all(status == 200 for status, _ in other)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = {"descriptors": descriptors, "log": log, "read": read, "terminate": terminate, "processor": processor,
             "memory": memory, "slow": slow, "wire": wire, "rows": rows}
    parser.add_argument("what", choices=kinds)
    what = parser.parse_args().what
    if not APP.exists():
        sys.exit(f"{APP} is not built: ./run builds it; PRONGSAI_APP names another folder.")
    home = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-strain-"))
    product = Product(home)
    try:
        if what != "slow":
            product.open()
        good = kinds[what](product)
    finally:
        if product.process and product.process.poll() is None:
            product.kill()
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
