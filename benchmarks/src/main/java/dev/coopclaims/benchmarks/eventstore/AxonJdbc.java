package dev.coopclaims.benchmarks.eventstore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * Axon's JDBC engine on PostgreSQL as commonly used: a transaction for each unit of work, a pool, and Axon's table with
 * its indexes; reads 1,000 events at a time, and a short aggregate with one query.
 */
final class AxonJdbc implements Candidate {

    static final String NAME = "axon-jdbc";

    private static final int BATCH_EVENTS = 1_000;

    private final PostgreSql server;

    private AxonJdbc(PostgreSql server) {
        this.server = server;
    }

    /** Starts a PostgreSQL for it. */
    static AxonJdbc started(Path root) {
        return new AxonJdbc(PostgreSql.start(root));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** All stores share one table, which is emptied first, so only one store may be open at a time. */
    @Override
    public AxonStore openEmpty() {
        Opened store = new Opened(provider());
        store.create();
        return store;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Uses a transaction in a unit of work and auto-commit elsewhere. */
    private ConnectionProvider provider() {
        return new UnitOfWorkAwareConnectionProviderWrapper(() -> {
            Connection connection = server.pool().getConnection();
            connection.setAutoCommit(!CurrentUnitOfWork.isStarted());
            return connection;
        });
    }

    private static JdbcEventStorageEngine engineOn(ConnectionProvider provider) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(provider)
                .transactionManager(NoTransactionManager.INSTANCE)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .eventSerializer(AxonStore.JSON)
                .snapshotSerializer(AxonStore.JSON)
                .schema(new EventSchema())
                .batchSize(BATCH_EVENTS)
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_EVENTS)
                .build();
    }

    private final class Opened extends AxonStore {

        Opened(ConnectionProvider provider) {
            super(engineOn(provider));
        }

        private void create() {
            execute("DROP TABLE IF EXISTS DomainEventEntry, SnapshotEventEntry");
            ((JdbcEventStorageEngine) engine()).createSchema(PostgresEventTableFactory.INSTANCE);
        }

        @Override
        public void append(List<DomainEventMessage<?>> commit) {
            DefaultUnitOfWork<DomainEventMessage<?>> work = DefaultUnitOfWork.startAndGet(commit.getFirst());
            try {
                engine().appendEvents(commit);
                work.commit();
            } finally {
                if (work.isActive()) {
                    work.rollback();
                }
            }
        }

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            DefaultUnitOfWork<DomainEventMessage<?>> work = DefaultUnitOfWork.startAndGet(snapshot);
            try {
                engine().storeSnapshot(snapshot);
                work.commit();
            } finally {
                if (work.isActive()) {
                    work.rollback();
                }
            }
        }

        @Override
        public long storedEvents() {
            return number("SELECT count(*) FROM DomainEventEntry");
        }

        @Override
        public StoreSize size() {
            return new StoreSize(
                    0,
                    number("SELECT pg_table_size('domainevententry')"),
                    number("SELECT pg_indexes_size('domainevententry')"));
        }

        private long number(String sql) {
            try (Connection connection = server.pool().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private void execute(String sql) {
            try (Connection connection = server.pool().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public void close() {
            execute("DROP TABLE IF EXISTS DomainEventEntry, SnapshotEventEntry");
        }
    }
}
