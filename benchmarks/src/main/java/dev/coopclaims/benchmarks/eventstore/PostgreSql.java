package dev.coopclaims.benchmarks.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL of this run, a separate cluster started by {@code benchmarks/postgresql}, and its pool. */
final class PostgreSql implements AutoCloseable {

    /** On two cores, more than 16 connections did not help. */
    private static final int POOL_CONNECTIONS = 32;

    private static final long START_TIMEOUT_SECONDS = 90;

    private final HikariDataSource pool;

    private PostgreSql(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException with the remedy, when PostgreSQL is not installed
     */
    static PostgreSql start(Path root) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(started(root));
        config.setMaximumPoolSize(POOL_CONNECTIONS);
        config.setMinimumIdle(POOL_CONNECTIONS);
        return new PostgreSql(new HikariDataSource(config));
    }

    private static String started(Path root) {
        try {
            Path output = Files.createTempFile("benchmarks-postgresql", ".out");
            Path errors = Files.createTempFile("benchmarks-postgresql", ".log");
            Process process = new ProcessBuilder(List.of(
                            root.resolve("benchmarks").resolve("postgresql").toString(),
                            "start",
                            "--parent",
                            Long.toString(ProcessHandle.current().pid())))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(START_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException("PostgreSQL did not start within " + START_TIMEOUT_SECONDS + " s");
            }
            String said = Files.readString(errors, StandardCharsets.UTF_8).strip();
            String url = Files.readString(output, StandardCharsets.UTF_8).strip();
            Files.delete(errors);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(said);
            }
            return url;
        } catch (IOException e) {
            throw new IllegalStateException("benchmarks/postgresql could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
