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
    public CostEndpoints costEndpoints(StatementPress statementPress) {
        return new CostEndpoints(statementPress);
    }

    @Bean
    public DocumentEndpoints documentEndpoints(Commands commands, DocumentContents contents, ContentLimits limits) {
        return new DocumentEndpoints(commands, new Uploads(contents, limits));
    }

    @Bean
    public EvidenceEndpoints evidenceEndpoints() {
        return new EvidenceEndpoints();
    }

    @Bean
    public CommentEndpoints commentEndpoints() {
        return new CommentEndpoints();
    }

    @Bean
    public SubmissionEndpoints submissionEndpoints(Commands commands) {
        return new SubmissionEndpoints(commands);
    }

    @Bean
    public ReviewTaskEndpoints reviewTaskEndpoints() {
        return new ReviewTaskEndpoints();
    }

    @Bean
    public AnswerEndpoints answerEndpoints() {
        return new AnswerEndpoints();
    }

    @Bean
    public ReviewEndpoints reviewEndpoints() {
        return new ReviewEndpoints();
    }

    @Bean
    public OriginalsEndpoints originalsEndpoints() {
        return new OriginalsEndpoints();
    }

    @Bean
    public DisputeEndpoints disputeEndpoints(Commands commands, DocumentContents contents, ContentLimits limits) {
        return new DisputeEndpoints(commands, new Uploads(contents, limits));
    }

    @Bean
    public InvoiceEndpoints invoiceEndpoints() {
        return new InvoiceEndpoints();
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
