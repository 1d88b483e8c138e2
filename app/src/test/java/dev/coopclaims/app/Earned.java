package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.Sweeper;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.projection.Projections;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Funds that can be claimed: rates are published first, then earnings are imported, and the due list decides that they qualify
 * (F-2). A pound and a euro are worth so much here that even small funds reach the threshold.
 */
public final class Earned {
    private static final int PERIODS = 4;

    private Earned() {}

    /** Imports the records, as JSON; the answer of the import. */
    public static HttpResponse<String> in(RunningApplication application, String records) {
        publishRates(application);
        HttpResponse<String> answer = application.postJson("fiona", "/api/earnings", records);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        decide(application);
        return answer;
    }

    /** The rates of the last days of the periods that ended lately. */
    public static void publishRates(RunningApplication application) {
        LocalDate today =
                LocalDate.ofInstant(application.context().getBean(Clock.class).instant(), ZoneOffset.UTC);
        LocalDate end = today.withMonth(today.getMonthValue() > 6 ? 7 : 1).withDayOfMonth(1);
        StringBuilder rates = new StringBuilder("Date,USD,GBP,JPY,INR\n");
        for (int i = 0; i < PERIODS; i++) {
            rates.append(end.minusMonths(6L * i).minusDays(1)).append(",100.0000,0.8500,160.00,90.00\n");
        }
        HttpResponse<String> published = application.send(application
                .as("fiona", "/api/exchange-rates?source=Test")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(rates.toString())));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    /** Does what is due, until no period waits to be decided. */
    public static void decide(RunningApplication application) {
        EventLog log = application.context().getBean(EventLog.class);
        Projections projections = application.context().getBean(Projections.class);
        Sweeper sweeper = application.context().getBean(Sweeper.class);
        try {
            do {
                assertThat(projections.awaitPosition(DueItem.VIEW, log.head(), 60_000))
                        .isTrue();
                sweeper.sweep();
                assertThat(projections.awaitPosition(DueItem.VIEW, log.head(), 60_000))
                        .isTrue();
            } while (waits(application));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static boolean waits(RunningApplication application) {
        String now = application.context().getBean(Clock.class).instant().toString();
        HttpResponse<String> due =
                application.send(application.as("oscar", "/api/due?kind=FUND_DECISION&dueBefore=" + now));
        assertThat(due.statusCode()).as(due.body()).isEqualTo(200);
        return !RunningApplication.json(due).path("items").isEmpty();
    }
}
