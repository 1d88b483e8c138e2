package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Exchange rates over HTTP (F-5): a file as it is downloaded goes in, and the rate that holds on a day comes out. */
class ExchangeRateScenarioTest {
    private static final String FILE = """
        Date,USD,JPY,ISK,
        2019-06-28,1.1380,122.60,141.70,
        2019-06-27,1.1370,122.54,N/A,
        2019-06-26,"1,1362",122.41,141.50,
        """;

    private final RunningApplication application = RunningApplication.get();

    @Test
    void each_record_has_an_outcome_and_the_last_rate_on_or_before_the_day_is_told_with_its_source() {
        HttpResponse<String> answer = post("fiona", "?source=Central%20bank", FILE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode told = RunningApplication.json(answer);
        assertThat(told.path("published").asInt()).isEqualTo(2);
        assertThat(told.path("refused").asInt()).isEqualTo(1);
        assertThat(told.path("results").get(2).path("line").asInt()).isEqualTo(4);
        assertThat(told.path("results").get(2).path("message").asString()).contains("USD", "1,1362", "a dot");
        String position = answer.headers().firstValue("Event-Position").orElseThrow();

        JsonNode rate = RunningApplication.json(get("alice", "?from=EUR&to=USD&on=2019-06-30", position));
        assertThat(rate.path("rate").asString()).isEqualTo("1.1380");
        assertThat(rate.path("publishedOn").asString()).isEqualTo("2019-06-28");
        assertThat(rate.path("source").asString()).isEqualTo("Central bank");
        JsonNode crossed = RunningApplication.json(get("alice", "?from=USD&to=JPY&on=2019-06-27", position));
        assertThat(crossed.path("fromPerBase").asString()).isEqualTo("1.1370");
        assertThat(crossed.path("toPerBase").asString()).isEqualTo("122.54");
        assertThat(crossed.path("rate").asString()).isEqualTo("107.7748461");
        assertThat(get("alice", "?from=EUR&to=ISK&on=2019-06-27", position).statusCode())
                .isEqualTo(404);
        assertThat(get("alice", "?from=EUR&to=XXX", position).statusCode()).isEqualTo(400);
    }

    @Test
    void only_finance_imports_and_a_file_of_another_form_is_refused_as_a_whole() {
        assertThat(post("rita", "", FILE).statusCode()).isEqualTo(403);
        HttpResponse<String> other = post("fiona", "", "day;rate\n2019-06-28;1\n");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("The header is of no known form");
    }

    private HttpResponse<String> post(String user, String query, String file) {
        return application.send(application
                .as(user, "/api/exchange-rates" + query)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    private HttpResponse<String> get(String user, String query, String position) {
        return application.send(
                application.as(user, "/api/exchange-rates" + query).header("Min-Position", position));
    }
}
