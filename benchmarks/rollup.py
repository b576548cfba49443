"""How long the system view takes, in the browser and on the command line; prints medians and peak memory.

python benchmarks/rollup.py browser            1,500 files and 10,000 rounds in Chromium, from disk
python benchmarks/rollup.py command FOLDER     100,000 made-up exports, made in FOLDER when it is empty
python benchmarks/rollup.py agreement          500 random sets, combined by both
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RUNS = 5
# From a change of a field to the moment after the finished page is drawn, and how long the page did not answer at most meanwhile.
# The task in which a browser makes its list of chosen files is its own, and is over when the field changes.
WATCH = """() => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ entryTypes: ["longtask"] });
  const status = document.querySelector("[data-status]");
  let begun = 0;
  let finished = null;
  document.addEventListener("change", () => {
    begun = performance.now();
    finished = new Promise((resolve) => {
      const told = new MutationObserver(() => {
        if (/counted/.test(status.textContent)) {
          told.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        }
      });
      told.observe(status, { childList: true });
    });
  }, true);
  window.measured = async () => {
    const took = await finished;
    await new Promise((resolve) => setTimeout(resolve, 200));
    const own = tasks.filter(({ startTime }) => startTime >= begun && startTime <= begun + took);
    return [took / 1000, Math.max(0, ...own.map(({ duration }) => duration)), performance.memory.usedJSHeapSize / 1e6];
  };
}"""


def make(folder: Path, pcns: int, rounds: int, seed: int = 1) -> None:
    """Made-up exports in a folder."""
    command = [sys.executable, str(ROOT / "benchmarks" / "made_up_exports.py"), str(folder)]
    options = ["--pcns", str(pcns), "--rounds", str(rounds), "--seed", str(seed), "--months-between", "3"]
    subprocess.run([*command, *options], check=True)


def browser() -> None:
    """Time from choosing files to the finished page, and from another choice; the longest task; the script's memory."""
    from playwright.sync_api import Page, sync_playwright  # noqa: PLC0415 - this part alone needs it

    def opened(page: Page, files: list[Path]) -> list[list[float]]:
        page.goto((work / "site" / "system-view.html").as_uri())
        page.evaluate(WATCH)
        page.locator("#view-exports").set_input_files(files)
        read = page.evaluate("() => window.measured()")
        page.locator("#view-side").select_option(index=1)
        return [read, page.evaluate("() => window.measured()")]

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        work = Path(name)
        subprocess.run([sys.executable, str(ROOT / "build.py"), "build", "--out", str(work / "site")], check=True, capture_output=True)
        program = os.environ.get("CHROMIUM", "chromium")
        chromium = playwright.chromium.launch(executable_path=shutil.which(program), args=["--no-sandbox", "--disable-gpu"])
        for pcns, rounds, runs in ((1500, 1, RUNS), (1250, 8, 3)):
            make(work / f"{pcns}-{rounds}", pcns, rounds)
            files = sorted((work / f"{pcns}-{rounds}").rglob("*.json"))
            taken = []
            for _ in range(runs):
                page = chromium.new_page()
                taken.append(opened(page, files))
                page.close()
            for what, some in zip(("read and shown", "another choice"), zip(*taken, strict=True), strict=True):
                seconds, longest, memory = (median(column) for column in zip(*some, strict=True))
                worst = max(longest for _, longest, _ in some)
                told = f"{seconds:.2f} s, longest task {longest:.0f} ms (worst {worst:.0f}), {memory:.0f} MB"
                print(f"{len(files):,} files, {what}: {told}; medians of {runs}")


def command(folder: Path) -> None:
    """Time and peak memory for a tenth of the exports and for all, so that growth shows."""
    if not folder.exists():
        make(folder, 1250, 80)
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        for part in (folders[: len(folders) // 10], folders):
            arguments = [sys.executable, str(ROOT / "build.py"), "rollup", *map(str, part), "--out", f"{name}/report"]
            started = time.perf_counter()
            process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
            _, _, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            said = process.stdout.read().strip() if process.stdout else ""
            cpu = usage.ru_utime + usage.ru_stime
            print(f"{said}: {seconds:.0f} s ({cpu:.0f} s of processor time), peak {usage.ru_maxrss / 1024:.0f} MB a process at most")


def agreement() -> None:
    """The agreement test on 500 random sets."""
    environment = os.environ | {"SOAK": "0.1"}
    tests = [sys.executable, "-m", "pytest", str(ROOT / "tests" / "rollup" / "test_agreement.py")]
    sys.exit(subprocess.run(tests, cwd=ROOT, env=environment, check=False).returncode)


def main() -> None:
    """One of the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["browser", "command", "agreement"])
    parser.add_argument("folder", nargs="?", type=Path)
    options = parser.parse_args()
    if options.what == "command":
        command(options.folder or parser.error("name a folder for the exports"))
    else:
        {"browser": browser, "agreement": agreement}[options.what]()


if __name__ == "__main__":
    main()
