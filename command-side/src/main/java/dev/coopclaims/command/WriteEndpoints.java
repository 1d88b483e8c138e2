package dev.coopclaims.command;

import dev.coopclaims.command.claim.web.ClaimEndpoints;
import dev.coopclaims.command.claim.web.CommentEndpoints;
import dev.coopclaims.command.claim.web.CostEndpoints;
import dev.coopclaims.command.claim.web.DocumentEndpoints;
import dev.coopclaims.command.claim.web.EvidenceEndpoints;
import dev.coopclaims.command.claim.web.StatementPress;
import dev.coopclaims.command.claim.web.SubmissionEndpoints;
import dev.coopclaims.command.claim.web.Uploads;
import dev.coopclaims.command.claimnumber.ClaimNumbers;
import dev.coopclaims.command.correction.web.InvoiceEndpoints;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispute.web.DisputeEndpoints;
import dev.coopclaims.command.earning.EarningImporters;
import dev.coopclaims.command.earning.web.EarningEndpoints;
import dev.coopclaims.command.earning.web.EarningImport;
import dev.coopclaims.command.organisation.web.OrganisationEndpoints;
import dev.coopclaims.command.originals.web.OriginalsEndpoints;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints;
import dev.coopclaims.command.review.web.AnswerEndpoints;
import dev.coopclaims.command.review.web.ReviewEndpoints;
import dev.coopclaims.command.review.web.ReviewTaskEndpoints;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.Catalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of {@link CommandSide} that speaks HTTP. */
@Configuration(proxyBeanMethods = false)
public class WriteEndpoints {

    @Bean
    public ClaimEndpoints claimEndpoints(
            Commands commands,
            ClaimNumbers claimNumbers,
            StatementPress statementPress,
            Catalogue catalogue,
            Clock clock) {
        return new ClaimEndpoints(commands, claimNumbers, statementPress, catalogue, clock);
    }

    @Bean
    public StatementPress statementPress(
            Commands commands, DocumentContents contents, ContentLimits limits, Catalogue catalogue, Clock clock) {
        return new StatementPress(commands, new Uploads(contents, limits), catalogue, clock);
    }

    @Bean
    public CostEndpoints costEndpoints(Commands commands, StatementPress statementPress) {
        return new CostEndpoints(commands, statementPress);
    }

    @Bean
    public DocumentEndpoints documentEndpoints(Commands commands, DocumentContents contents, ContentLimits limits) {
        return new DocumentEndpoints(commands, new Uploads(contents, limits));
    }

    @Bean
    public EvidenceEndpoints evidenceEndpoints(Commands commands) {
        return new EvidenceEndpoints(commands);
    }

    @Bean
    public CommentEndpoints commentEndpoints(Commands commands) {
        return new CommentEndpoints(commands);
    }

    @Bean
    public SubmissionEndpoints submissionEndpoints(Commands commands) {
        return new SubmissionEndpoints(commands);
    }

    @Bean
    public ReviewTaskEndpoints reviewTaskEndpoints(Commands commands) {
        return new ReviewTaskEndpoints(commands);
    }

    @Bean
    public AnswerEndpoints answerEndpoints(Commands commands) {
        return new AnswerEndpoints(commands);
    }

    @Bean
    public ReviewEndpoints reviewEndpoints(Commands commands) {
        return new ReviewEndpoints(commands);
    }

    @Bean
    public OriginalsEndpoints originalsEndpoints(Commands commands) {
        return new OriginalsEndpoints(commands);
    }

    @Bean
    public DisputeEndpoints disputeEndpoints(Commands commands, DocumentContents contents, ContentLimits limits) {
        return new DisputeEndpoints(commands, new Uploads(contents, limits));
    }

    @Bean
    public InvoiceEndpoints invoiceEndpoints(Commands commands) {
        return new InvoiceEndpoints(commands);
    }

    @Bean
    public OrganisationEndpoints organisationEndpoints(Commands commands) {
        return new OrganisationEndpoints(commands);
    }

    @Bean
    public EarningEndpoints earningEndpoints(
            Commands commands, CommandSideSettings settings, EarningImporters earningImporters) {
        return new EarningEndpoints(new EarningImport(commands, settings.importParallelism()), earningImporters);
    }

    @Bean
    public PreApprovalEndpoints preApprovalEndpoints(Commands commands) {
        return new PreApprovalEndpoints(commands);
    }
}
