package dev.coopclaims.command.rate.web;

import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.rate.PublishExchangeRates;
import dev.coopclaims.command.rate.PublishedRates;
import dev.coopclaims.command.rate.RatesOutcome;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Streamed;
import dev.coopclaims.command.web.Unversioned;
import dev.coopclaims.command.web.rows.ImportTurns;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.Line;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The import of exchange rates. */
@RestController
@Tag(name = "Exchange rates")
public class ExchangeRateEndpoints {
    private static final String EXAMPLE = """
        Date,USD,JPY,GBP
        2026-10-01,1.1723,172.45,0.87120
        """;

    private final Commands commands;
    private final ImportTurns turns = new ImportTurns(1);

    public ExchangeRateEndpoints(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/api/exchange-rates", consumes = "text/csv")
    @Unversioned
    @Streamed
    @AllowedTo(Access.FINANCE_PEOPLE)
    @Operation(
            summary = "Import exchange rates",
            description =
                    "A central bank's file of daily reference rates as it is downloaded: wide (Date and one column for"
                            + " each currency, in units for one euro) or long (CURRENCY, CURRENCY_DENOM, TIME_PERIOD,"
                            + " OBS_VALUE), at most 100,000 records. Each record has an outcome of its own, and sending a"
                            + " file again is safe. A rate that differs from the one published before is a conflict,"
                            + " because a published rate never changes.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(value = EXAMPLE))))
    public ResponseEntity<RatesAnswer> importRates(
            HttpServletRequest request,
            @Parameter(description = "Who published the rates; it is shown beside each of them.")
                    @RequestParam(defaultValue = "ECB")
                    Line source,
            @Parameter(
                            description = "The currency of whose unit the rates say the worth; rates of another one are"
                                    + " refused.")
                    @RequestParam(defaultValue = "EUR")
                    Currency base,
            Actor actor)
            throws IOException {
        try (ImportTurns.Turn _ = turns.take()) {
            return imported(request, source, base, actor);
        }
    }

    private ResponseEntity<RatesAnswer> imported(HttpServletRequest request, Line source, Currency base, Actor actor)
            throws IOException {
        List<RateRow> rows = ReferenceRates.read(
                new BufferedReader(new InputStreamReader(request.getInputStream(), StandardCharsets.UTF_8)), base);
        Actor importing = actor.importing();
        RatesOutcome[] outcomes = new RatesOutcome[rows.size()];
        SequencedMap<String, List<Integer>> years = new TreeMap<>();
        for (int place = 0; place < rows.size(); place++) {
            Violation problem = rows.get(place).problem();
            PublishedRates rates = rows.get(place).rates();
            if (problem != null) {
                outcomes[place] = RatesOutcome.refused(problem);
            } else if (rates != null) {
                years.computeIfAbsent(ExchangeRatesId.of(rates.day()).value(), year -> new ArrayList<>())
                        .add(place);
            }
        }
        OptionalLong position = OptionalLong.empty();
        for (List<Integer> places : years.values()) {
            CommandResult<List<RatesOutcome>> written = publish(rows, places, source.value(), importing);
            for (int i = 0; i < places.size(); i++) {
                outcomes[places.get(i)] = written.result().get(i);
            }
            position = written.position().isPresent() ? written.position() : position;
        }
        List<RateResult> results = new ArrayList<>();
        for (int place = 0; place < outcomes.length; place++) {
            if (outcomes[place] != null) {
                results.add(RateResult.of(rows.get(place), outcomes[place]));
            }
        }
        return Answers.ok(position, RatesAnswer.of(results));
    }

    /** Everything of one year in one commit, or nothing. */
    private CommandResult<List<RatesOutcome>> publish(
            List<RateRow> rows, List<Integer> places, String source, Actor importing) {
        List<PublishedRates> records = new ArrayList<>();
        for (int place : places) {
            PublishedRates rates = rows.get(place).rates();
            if (rates != null) {
                records.add(rates);
            }
        }
        return commands.send(
                new PublishExchangeRates(ExchangeRatesId.of(records.getFirst().day()), records, source), importing);
    }
}
