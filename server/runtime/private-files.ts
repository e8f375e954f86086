// Whatever this program writes is for its own user: SQLite makes its files before anybody could narrow them.
process.umask(0o077);
