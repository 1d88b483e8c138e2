package dev.coopclaims.eventstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A store with one flaw, on a real server: the test of the contract that is there for it must fail, and only then. */
class ContractSuiteFailsOnNearlyRightStoresIT {

    private static final int LIMIT_SECONDS = 10;

    private static volatile UnaryOperator<CommitLog> spoil = UnaryOperator.identity();

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void a_flaw_is_seen(Flaw flaw) {
        TestExecutionSummary summary = run(flaw::in, List.of(flaw.seenBy()));

        assertThat(summary.getTestsFailedCount())
                .as("%s fails on a store that %s", flaw.seenBy(), flaw)
                .isEqualTo(1);
    }

    @Test
    void without_a_flaw_the_same_tests_pass() {
        List<String> tests =
                Arrays.stream(Flaw.values()).map(Flaw::seenBy).distinct().toList();

        TestExecutionSummary summary = run(DelegatingLog::new, tests);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(tests.size());
    }

    private static TestExecutionSummary run(UnaryOperator<CommitLog> spoiler, List<String> tests) {
        var request = LauncherDiscoveryRequestBuilder.request();
        for (String test : tests) {
            Class<?> suite = declares(CommitContract.class, test) ? Commits.class : Writers.class;
            request.selectors(DiscoverySelectors.selectMethod(suite, test));
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        spoil = spoiler;
        System.setProperty(ContractSuite.LIMIT_SECONDS, Integer.toString(LIMIT_SECONDS));
        try {
            LauncherFactory.create().execute(request.build(), listener);
        } finally {
            System.clearProperty(ContractSuite.LIMIT_SECONDS);
        }
        assertThat(listener.getSummary().getTestsFoundCount()).isEqualTo(tests.size());
        return listener.getSummary();
    }

    private static boolean declares(Class<?> suite, String test) {
        return Arrays.stream(suite.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(test));
    }

    static class Commits extends CommitContract {
        @Override
        protected ContractServer newServer() {
            return new Spoiled(new RealServer(RealMongod.oneMember()), spoil);
        }
    }

    static class Writers extends WritersContract {
        @Override
        protected ContractServer newServer() {
            return new Spoiled(new RealServer(RealMongod.oneMember()), spoil);
        }
    }

    private record Spoiled(ContractServer right, UnaryOperator<CommitLog> spoiler) implements ContractServer {

        @Override
        public CommitLog openLog() {
            return spoiler.apply(right.openLog());
        }

        @Override
        public TokenStore tokens(String node, Duration claimTimeout) {
            return right.tokens(node, claimTimeout);
        }

        @Override
        public MongoDatabase database() {
            return right.database();
        }

        @Override
        public void close() {
            right.close();
        }
    }
}
