package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No single amount is beyond a limit, and what people see added up may be far beyond it (F-6). */
class LargeSumsScenarioTest {

    @Test
    void funds_that_are_each_within_the_limit_are_added_up_beyond_it(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(folder, "--coop.clock=2026-10-01T09:00:00Z")) {
            String position = "0";
            for (String programme : new String[] {"CSP_DIRECT", "HOSTING", "SURFACE_ADD"}) {
                HttpResponse<String> imported = application.send(application
                        .as("fiona", "/api/earnings")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("[" + earning(programme, 1) + ","
                                + earning(programme, 2) + "," + earning(programme, 3) + "]")));
                assertThat(imported.body()).contains("\"accrued\":2", "FUND_TOO_LARGE");
                position = imported.headers().firstValue("Event-Position").orElseThrow();
            }
            for (String reader : new String[] {"alice", "pam"}) {
                HttpResponse<String> overview =
                        application.send(application.as(reader, "/api/overview").header("Min-Position", position));
                assertThat(overview.statusCode()).as(overview.body()).isEqualTo(200);
                assertThat(RunningApplication.json(overview)
                                .at("/totals/0/total/amount")
                                .asString())
                        .isEqualTo("2400000000000.00");
            }
        }
    }

    private static String earning(String programme, int number) {
        return "{\"externalId\":\"" + programme + number
                + "\",\"organisation\":\"org-aire\",\"programme\":\"" + programme + "\",\"entity\":\"UK_LTD\","
                + "\"earnedOn\":\"2026-03-31\",\"incentive\":{\"amount\":\"999999999999.99\",\"currency\":\"GBP\"}}";
    }
}
