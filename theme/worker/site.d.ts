/** The line that the build puts before the worker, see site_builder/output/service_worker.py. */
declare const SITE: { version: string; files: Record<string, string>; others: Record<string, string> };
