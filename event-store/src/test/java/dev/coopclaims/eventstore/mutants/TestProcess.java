package dev.coopclaims.eventstore.mutants;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A process that runs tests in the order given until one fails, says which, and ends at once. */
final class TestProcess {

    /** Begins the line that names the test that failed. */
    static final String FAILED = "FAILED ";
    /** Begins the line that says how many tests passed. */
    static final String PASSED = "PASSED ";

    private static final int FAILURE = 1;

    private TestProcess() {}

    public static void main(String[] tests) {
        List<DiscoverySelector> selectors =
                Stream.of(tests).<DiscoverySelector>map(TestProcess::selector).toList();
        UntilOneFails listener = new UntilOneFails();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        listener);
        System.out.println(PASSED + listener.passed);
        System.out.flush();
        System.exit(0);
    }

    private static DiscoverySelector selector(String test) {
        return test.contains("#") ? DiscoverySelectors.selectMethod(test) : DiscoverySelectors.selectClass(test);
    }

    private static final class UntilOneFails implements TestExecutionListener {
        private int passed;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed += test.isTest() ? 1 : 0;
                return;
            }
            String why = Optional.ofNullable(result.getThrowable().orElse(null))
                    .map(error -> String.valueOf(error.getMessage())
                            .strip()
                            .lines()
                            .findFirst()
                            .orElse(""))
                    .orElse("");
            System.out.println(FAILED + test.getDisplayName() + (why.isEmpty() ? "" : ": " + why));
            System.out.flush();
            // At once: what a mutant leaves running must not keep anybody waiting.
            Runtime.getRuntime().exit(FAILURE);
        }
    }
}
