#!/usr/bin/env python3
"""Takes from the product what a machine may run out of, and looks at what it does then. Not part of ./test; how and what: docs/operate/faults.md.

  tests/Faults/strain.py descriptors    1,024 files and connections are all it may hold, and 1,200 visitors hold on to theirs (H-153)
  tests/Faults/strain.py log            what it logs to is full, then gone (H-163)
  tests/Faults/strain.py read           the disk gives EIO for one file (strace; H-143)
  tests/Faults/strain.py terminate      SIGTERM while people send files (H-165)
  tests/Faults/strain.py processor      busy programs on every core while people send (H-152)

Each prints one line with its figures and ends with 0, or with 1 when it did not hold.
"""
import sys; sys.dont_write_bytecode = True
import argparse, http.client, os, pathlib, shutil, signal, socket, subprocess, tempfile, threading, time

from house import APP, Product, Visitor
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = {"descriptors": descriptors, "log": log, "read": read, "terminate": terminate, "processor": processor}
    parser.add_argument("what", choices=kinds)
    what = parser.parse_args().what
    if not APP.exists():
        sys.exit(f"{APP} is not built: ./run builds it; PRONGSAI_APP names another folder.")
    home = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-strain-"))
    product = Product(home)
    try:
        product.open()
        good = kinds[what](product)
    finally:
        if product.process and product.process.poll() is None:
            product.kill()
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
