package dev.coopclaims.command.correction.web;

import dev.coopclaims.command.correction.CorrectNet;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What FINANCE does to an invoice itself (C-9). */
@RestController
@Tag(name = "Invoices")
public class InvoiceEndpoints {
    record NetCorrectionBody(
            @Schema(description = "what the invoice says; not below what claims hold of it")
            Money net,

            Text reason,

            @Schema(
                    minimum = "1",
                    description = "whose invoice, where several suppliers have one of this number; the refusal counts"
                            + " them")
            @Nullable
            Integer supplier) {}

    record InvoiceAnswer(InvoiceId invoice) {}

    @PostMapping("/api/invoices/{id}/net-correction")
    @AllowedTo(Access.FINANCE_PEOPLE)
    @Operation(
            summary = "Correct the net amount of an invoice that claims hold, with a reason (C-9)",
            description = "The id stands with the costs of a claim that show the invoice")
    public ResponseEntity<InvoiceAnswer> correctNet(
            @PathVariable InvoiceId id, @RequestBody NetCorrectionBody body, Caller caller) {
        CorrectNet command =
                new CorrectNet(id, body.supplier(), body.net(), body.reason().value());
        return Answers.ok(caller.send(command), new InvoiceAnswer(id));
    }
}
