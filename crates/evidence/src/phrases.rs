//! The phrases that decide whether a number is a result, each table with its reason.
//!
//! A phrase consists of lower-case words with single spaces; it may begin anywhere in a clause. `lexicon` finds all phrases at
//! once; `context` and `share` draw the conclusions.

/// Conventional grades of sizes. They apply to the whole clause.
#[rustfmt::skip]
pub(crate) const BENCHMARKS: &[&str] = &[
    "the conventional",
    "critical difference", "yardstick", "yardsticks", "by convention", "by conventions", "conventionally", "usual convention", "usual conventions",
    "cohen convention", "cohen conventions", "conventions of", "conventions for", "convention has",
    "benchmark", "benchmarks", "critical value", "critical values", "cohen guidelines", "cohen criteria",
    "cohen terms", "guidelines of", "rule of thumb", "rules of thumb", "guidelines for interpreting",
    "guideline for interpreting", "is typical", "are typical", "counts as", "count as",
    "counted as", "qualifies as", "qualify as", "is regarded", "are regarded",
    "be regarded", "is considered", "are considered", "be considered", "is usually", "are usually",
    "is often", "are often", "is commonly", "are commonly", "is generally", "are generally",
    "is conventionally", "is deemed", "are deemed", "considered reliable", "considered acceptable",
    "considered adequate", "considered good", "considered significant", "is taken as", "are taken as",
    "taken as", "is interpreted", "are interpreted", "be interpreted", "is seen as", "is said", "are said",
    "textbook", "are seen as", "usually lies", "usually lie", "usually range", "usually ranges",
    "usually between", "usually fall", "usually falls", "is acceptable", "are acceptable", "is adequate",
    "had to reach", "had to be", "have to reach", "had to exceed", "were to reach",
    "required to reach", "until they reached", "standard for", "too small to matter", "is the smallest",
    "was the smallest that",
    "called small", "called medium", "called moderate", "called large", "called trivial", "called weak", "called high", "called low", "called strong", "termed small", "termed large", "typically lies", "typically lie", "typically range", "typically ranges", "is typically", "are typically", "typically between", "typically considered",
];

/// Limits: a number that they govern is a yardstick.
#[rustfmt::skip]
pub(crate) const LIMITS: &[&str] = &[
    "cut-off", "cut-offs", "cutoff", "cutoffs", "cut-point", "threshold", "thresholds", "minimal important",
    "minimally important", "minimal clinically", "minimally clinically", "minimum clinically",
    "minimum important", "minimal detectable", "minimum detectable", "clinically important difference",
    "clinically relevant difference", "smallest effect of interest", "smallest effect size of interest",
    "the least that", "smallest relevant", "smallest meaningful", "smallest useful", "smallest clinically", "minimum relevant",
    "minimum meaningful", "minimum acceptable", "minimum useful", "lowest acceptable", "least acceptable",
    "of interest", "smallest effect that", "smallest effect worth", "smallest worthwhile", "smallest important",
    "smallest difference that", "smallest difference worth", "mcid", "mcids", "sesoi", "margin", "margins",
    "equivalence bound", "equivalence bounds", "equivalence limits", "equivalence range",
    "equivalence region", "bounds of", "bounds were", "bound of", "non-inferiority limit",
    "noninferiority limit", "region of practical", "rope", "criterion of", "criterion was", "criteria of",
    "target of", "targets", "target was", "target is", "the target", "the aim", "official aim", "goal is", "goal was", "goal of",
];

/// The planning of a study. It applies to the whole clause.
#[rustfmt::skip]
pub(crate) const PLANS: &[&str] = &[
    "been hoped for", "significance level", "to be found", "to be detected", "aimed to", "aims to", "intended to",
    "sought to", "built into", "factored into", "factored in", "power table", "power tables", "suffice", "suffices", "sufficient to", "sufficient for", "enough to", "a priori", "a-priori", "power analysis", "power analyses", "power calculation", "power calculations",
    "sample size calculation", "sample size calculations", "sample-size calculation", "sample size was",
    "in the sample size", "sample size needed", "sample size required", "minimum sample", "statistical power", "powered",
    "sized for", "sized to", "was sized", "were sized", "dimensioned for", "sample was calculated", "numbers were calculated",
    "sample size is based", "sample size rests", "power to detect", "aimed at", "aims at", "power to find",
    "power to show", "power of", "power for", "to detect", "detectable", "be detected", "detect a",
    "detect an", "detect d", "detect g", "detect r", "detecting a", "detecting an", "planned for",
    "plan for", "plans for", "planned to", "was allowed for", "were allowed for", "required to find",
    "needed to find", "would be required", "be required",
    "would be needed", "are needed", "were needed", "be needed", "error probability", "type i error",
    "type ii error", "stopping rule", "to be concluded", "set at", "set to", "been set",
    "hoped to", "designed to find",
    "designed to detect", "designed for", "foreseen", "foresaw", "foresees", "aimed for", "aim of",
    "fixed at",
    "were required for", "are required for", "participants are required", "patients are required",
    "was hoped for", "were hoped for", "hoped for d", "hoped for g", "hoped for r", "hoped for a", "hoped for an",
];

/// Suppositions. They apply to the whole clause.
#[rustfmt::skip]
pub(crate) const SUPPOSITIONS: &[&str] = &[
    "assuming", "assume", "assumes", "assumption", "assumptions", "assumed a", "assumed an", "assumed that",
    "assumed to", "was assumed", "were assumed", "is assumed", "are assumed", "an assumed", "the assumed",
    "authors assumed", "assumed d", "assumed g", "assumed r", "assumed icc", "assumed smd", "assumed or",
    "calculation assumed", "suppose", "supposing", "supposed", "hypothetical", "hypothetically", "imagine",
    "expecting", "expects", "expect", "expected a", "expected an", "expected effect", "expected effects",
    "expected correlation", "expected difference", "expected dropout", "expected attrition",
    "expected rate", "expected icc", "expected smd", "expected k", "expected to", "is expected", "are expected", "were expected", "was expected",
    "we expected", "authors expected", "had expected", "expected d", "expected g", "expected r",
    "expected or", "expected that", "panel expected", "believe", "believes", "believed", "thought that", "think that",
    "estimated that", "claim that", "claims that", "claimed that", "told that", "told them that", "spoke of", "speaks of", "speak of", "myth", "anticipated", "anticipating", "anticipate",
    "anticipates", "hypothesized that", "hypothesised that", "let us", "given r", "given d", "given g",
    "given an effect", "given a correlation", "given an icc", "say that",     "true effect", "true correlation", "true effects", "true value", "true d", "true g",
    "true r", "population effect", "population value", "population correlation", "population correlations", "population effects", "prior of", "prior was",     "prior distribution", "prior with", "null hypothesis", "were it", "fictitious", "made-up", "invented",
    "for illustration", "illustration", "thought experiment", "as if", "pretend", "granted that", "what if",
    "guess", "guessed", "unless", "take a", "take an", "take d", "take g", "take r", "take the case",
    "consider a", "consider an", "picture a", "think of a", "think of an", "may ask", "might ask",
    "could argue", "might argue", "may argue", "ask whether", "asks whether", "wonder whether",
    "wonders whether",
    "in simulations", "simulation study", "simulations showed", "simulated data", "simulated trials", "in a simulation", "the prior for", "the prior on",
];

/// Stems of words for fictitious things, if the number is outside brackets.
#[rustfmt::skip]
pub(crate) const UNREAL_STEMS: &[&str] = &["vignette", "simulat", "postulat", "presum", "fiction", "imagin", "hypothetical"];

/// Stems of verbs for setting a required number.
#[rustfmt::skip]
pub(crate) const RULE_STEMS: &[&str] = &[
    "propos", "tolerat", "imput", "promis", "recommend", "requir", "demand", "stipulat", "prescrib", "advis", "advocat", "insist", "foresee", "foresaw",
    "envisag", "permitt", "mandat",
];

/// The same as whole words.
#[rustfmt::skip]
pub(crate) const RULE_WORDS: &[&str] = &[
    "specified", "specifies", "specify", "chose", "chosen", "chooses", "choose", "fixed", "fixes", "accepts", "accept",
    "accepted", "allowed", "allows", "permits", "permit", "wanted", "wants", "adopted", "adopts", "aimed", "aims", "asks for",
    "asked for", "calls for", "called for", "limited to", "deemed", "regarded", "regards", 
    "entails", "presupposes", "used", "uses", "needed", "needs", "judged", "interpreted", "viewed", "classified", "labelled", "labeled", "considered",
];

/// Modal verbs and similar words: a number that they govern outside brackets was not observed.
#[rustfmt::skip]
pub(crate) const MODALS: &[&str] = &[
    "will", "the calculation", "calculations", "for granted", "ideally", "in theory", "theoretically", "in principle", "our example", "this example",
    "an example", "the example", "formula", "bayes factor", "is called", "are called", "be called", "hypothesis that", "hypotheses that", "would", "could be", "might be", "may be", "should be"];

/// A definition. Its number is not a result, unless the definition is an aside.
#[rustfmt::skip]
pub(crate) const DEFINITIONS: &[&str] = &[
    "is a rise", "is a drop", "is a fall", "is a reduction", "is a decrease", "is an increase", "is a change", "is an improvement", "is a decline",
    "not mean that", "not imply that", "meant a", "meant an", "means a", "means an", "defined", "definition", "define", "defines", "criterion was", "criterion of", "criterion for",
    "criterion is", "was the criterion", "a criterion", "requires a", "requires an", "require a",
    "operationalized as", "operationalised as",
];

/// An explanation of the metric. It applies to the whole clause.
#[rustfmt::skip]
pub(crate) const EXPLANATIONS: &[&str] = &[
    "means that", "mean that", "would mean", "by definition", "no effect at", "line of no effect",
    "value of no difference", "no association at", "perfect agreement", "perfect correlation",
    "no difference at", "denotes", "denote", "is equivalent to saying", "stands for", "can be read as",
    "no effect and", "indicates no", "indicating no", "means no", "implies no", "can be translated",
    "is the same as", "says little", "says nothing", "say little", "say nothing", "tells little", "tells nothing", "tells us little",
    "tells us nothing", "means little", "means nothing", "proves little", "proves nothing", "counts for little", "counts for nothing",
];

/// Cardiology, geography, electricity and laboratories use the same letters.
#[rustfmt::skip]
pub(crate) const OTHER_FIELDS: &[&str] = &[
    "bpm", "hz", "eeg", "heart rate", "resting", "pulse", "blood pressure", "resamples", "resampling",
    "bootstrap resamples", "bootstrap samples", "vitamin", "rr interval", "rr intervals", "zip",
    "baltimore", "portland",
];

/// Stems of words for outcomes of treatment or of a study, matched at the start of a word.
#[rustfmt::skip]
pub(crate) const OUTCOME_STEMS: &[&str] = &[
    "recover", "remission", "remitted", "remitter", "nonremission", "non-remission", "improv", "relaps",
    "recurr", "deteriorat", "worsen", "dropout", "drop-out", "nonrespon", "non-respon", "attrition",
    "discontinu", "abstinen", "noncomplet", "non-complet", "rehospital", "readmi", "reoffend",
    "symptom-free", "diagnosis-free", "variance", "variability", "harmed", "adverse", "benefited",
    "benefitted", "abandon",
];

/// Words for outcomes.
#[rustfmt::skip]
pub(crate) const OUTCOME_WORDS: &[&str] = &[
    "response", "responses", "responded", "responder", "responders", "respond", "cured", "cure", "kept",
    "maintained", "sustained", "harm", "harms", "withdrew", "withdrawal", "withdrawals", "unchanged",
    "self-harm", "self-harmed", "termination", "terminated", "terminate", "sustain", "quit",
    "noncompliance", "nonadherence",
];

/// Phrases for outcomes.
#[rustfmt::skip]
pub(crate) const OUTCOME_PHRASES: &[&str] = &[
    "did not change", "did not come back", "never came back", "no change", "came to a stop", "dropped out", "drop out", "drops out", "against advice", "end therapy", "ended therapy", "end treatment", "ended treatment", "dropping out", "no longer", "risk of bias", "low quality",
    "high quality", "poor quality", "good quality", "moderate quality", "methodological quality",
    "diagnosis was lost", "lost their diagnosis", "lost the diagnosis", "loss of the", "loss of diagnosis", "lost their",
    "free of", "reliable change", "clinically significant change", "clinically significant",
    "left treatment", "left therapy", "left early", "left the study", "left before", "left the trial",
    "stopped early", "stopped too soon", "ended too soon", "ended therapy before", "ended treatment before", "stopped within", "stopped using", "stopped treatment", "stopped therapy", "ended early", "ended treatment early", "more likely", "less likely",
    "therapist effect", "therapist effects", "side effects", "negative effects", "suicide attempt",
    "suicide attempts", "attempted suicide", "fewer attempts", "ended prematurely", "prematurely", "been lost",
    "changed reliably", "for the better", "for the worse", "got worse", "get worse", "gets worse",
    "getting worse", "get better", "feel worse", "feel better", "got better", "were worse", "felt worse",
    "lost to follow-up", "lost to follow", "loss to follow-up", "loss to follow", "losses to follow-up", "losses to follow", "had left", "stayed well", "remained well", "reached recovery",
    "moved to recovery", "explained by", "accounted for", "below the cut-off", "below the cutoff",
    "no effect", "below the clinical", "new cases", "new case", "new onsets", "new episodes",
];

/// Words for a mean reduction, which counts only for symptoms.
#[rustfmt::skip]
pub(crate) const REDUCTIONS: &[&str] = &[
    "went down by", "came down by", "reduction", "reductions", "reduced", "lowered", "decreased", "decrease", "decreases", "fell by",
    "dropped by", "declined by", "down by", "fewer", "lessened", "cut", "cuts",
];

/// Phrases that state an effect in plain language.
#[rustfmt::skip]
pub(crate) const CONVERSIONS: &[&str] = &[
    "chance of", "chance that", "better off", "doing better", "do better", "does better", "did better",
    "fared better", "fare better", "faring better", "probability of superiority", "above the mean of",
    "above the average", "above the median", "better than the average", "success rate", "success rates",
    "odds of doing", "score above", "scored above", "scored higher", "worse off",
];

/// Words after which the whole clause is about the sample, the method or the world.
#[rustfmt::skip]
pub(crate) const OTHER_WORDS: &[&str] = &[
    "survey", "surveys", "surveyed", "questionnaires", "mailed", "mailing", "invited", "invitation",
    "invitations", "missing", "blinding", "blinded", "blind", "unblinded", "guess", "guessed", "guesses",
    "guessing", "prevalence", "population", "populations", "worldwide", "epidemiological", "epidemiology",
    "threshold", "thresholds", "discounted", "discount", "discounting", "percentile", "percentiles",
    "full-time", "part-time", "working", "orientation", "certain", "price", "prices", "salary", "fee",
    "fees", "insurance", "tax", "budget", "inflation", "oxygen", "humidity", "saline", "alcohol",
    "solution", "ethanol", "raters", "coders", "rater", "recordings", "tapes", "videotapes", "double-coded",
    "recruited", "recruitment", "consented", "consent", "eligible", "enrolled", "approached", "screened",
    "sensitivity", "specificity", "lifetime", "incidence", "discounts", "tuition", "costs", "cost",
    "cheaper", "heart", "screen", "volume", "power", "respondents",
    "waist", "bmi", "wages", "rent", "income", "vat", "interest", "sucrose", "isoflurane", "humid",
    "brightness", "maximum", "correct", "chance-level", "attendance", "credits", "workload", "caseload",
    
];

/// The same as phrases.
#[rustfmt::skip]
pub(crate) const OTHER_PHRASES: &[&str] = &[
    "absolute risk", "at intake", "at baseline", "at entry", "on entry", "at admission", "at study entry", "at enrolment",
    "out of work", "full time", "their time", "the time", "their week", "a week", "their day", "interrater",
    "inter-rater", "gave 110", "of adults in", "some time in", "at some point", "one year prevalence",
    "described their", "described themselves", "identified as", "identified themselves",
    "took antidepressants", "taking antidepressants", "on antidepressants", "on medication",
    "taking medication", "took medication", "using medication", "were medicated", "working hours",
    "trained to", "percent agreement", "agreement of", "agreement on", "agreement before", "had agreed to",
    "at random", "scale ran", "scale ranged", "scale from", "scale of", "scales from", "were coded",
    "was coded", "sessions were rated", "response rate to", "of therapists", "of the therapists",
    "of trainees", "of the trainees", "of the clinicians", "of staff", "of counsellors", "of counselors",
    "of practitioners", "of supervisors", "of the staff", "of clinicians", "of psychologists",
    "in general practice", "per year", "a year of", "the public", "the general", "in europe",
    "in the world", "the weights", "weights of", "weights were", "power of", "a power", "statistical power",
    "at first contact", "earlier therapy", "earlier treatment", "earlier episode", "an earlier",
    "previous therapy", "previous episode", "another therapy", "another disorder", "before the trial",
    "in the past", "from university", "from school", "from college", "to the questionnaire",
    "to the survey", "to a survey", "to a questionnaire", "before treatment began", "prior treatment",
    "previous treatment", "had attempted",
];

/// Stems of what is reduced.
#[rustfmt::skip]
pub(crate) const SYMPTOM_STEMS: &[&str] = &[
    "symptom", "depress", "anxi", "distress", "score", "severity", "attack", "self-harm", "self-injur",
    "drinking", "pain", "worr", "ptsd", "suicid", "ideation", "relaps", "problem", "impair", "grief",
    "stress", "insomnia", "fatigue", "panic", "anger", "burnout", "shame", "ruminat", "binge", "craving",
    "therapist", "dropout", "drop-out", "risk", "odds", "rehospital", "readmi", "effect", "disab",
    "function", "obsess", "phobi", "fear", "aggress", "violen", "mood", "lonel", "trauma", "purging",
    "cannabis", "substance", "nightmare", "attempt", "psychosis", "hallucinat", "delusion",
];
