package dev.coopclaims.eventstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A suite that passes on a store that does nothing proves nothing: every test of the contract must fail there. */
class ContractSuiteFailsOnAStoreThatDoesNothingTest {

    /** Short, since a processor on this store waits for events that never come. */
    private static final int LIMIT_SECONDS = 1;

    @Test
    void every_test_of_the_contract_fails() {
        List<Class<?>> suites = List.of(CommitsOnNothing.class, WritersOnNothing.class, ProcessorsOnNothing.class);
        long tests = Stream.of(CommitContract.class, WritersContract.class, ProcessorsContract.class)
                .flatMap(suite -> Arrays.stream(suite.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class) && !Modifier.isPrivate(method.getModifiers()))
                .count();

        TestExecutionSummary summary = run(suites);

        StringWriter report = new StringWriter();
        summary.printTo(new PrintWriter(report));
        assertThat(tests).isGreaterThanOrEqualTo(20);
        assertThat(summary.getTestsFoundCount()).isEqualTo(tests);
        assertThat(summary.getTestsFailedCount()).as(report.toString()).isEqualTo(tests);
    }

    private static TestExecutionSummary run(List<Class<?>> suites) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(suites.stream().map(DiscoverySelectors::selectClass).toList())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        System.setProperty(ContractSuite.LIMIT_SECONDS, Integer.toString(LIMIT_SECONDS));
        try {
            LauncherFactory.create().execute(request, listener);
        } finally {
            System.clearProperty(ContractSuite.LIMIT_SECONDS);
        }
        return listener.getSummary();
    }

    static class CommitsOnNothing extends CommitContract {
        @Override
        protected ContractServer newServer() {
            return new DoNothingServer();
        }
    }

    static class WritersOnNothing extends WritersContract {
        @Override
        protected ContractServer newServer() {
            return new DoNothingServer();
        }
    }

    static class ProcessorsOnNothing extends ProcessorsContract {
        @Override
        protected ContractServer newServer() {
            return new DoNothingServer();
        }
    }
}
