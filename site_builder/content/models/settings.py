"""data/site.yaml: the settings of the site."""

from pydantic import Field

from site_builder.content.fields import (
    EditionName,
    Email,
    Id,
    IsoDate,
    Language,
    MarkdownText,
    Model,
    Reference,
    SecurityAddress,
    SingleLine,
    SiteAddress,
)


class NavigationItem(Model):
    """One entry of the site's navigation."""

    title: SingleLine = Field(description="The words of the link")
    to: Reference = Field(description="Where it leads, for example page:guidance/index")


class HomeCard(NavigationItem):
    """One card of the home page."""

    text: SingleLine | None = Field(default=None, description="One line below the link: what is found there")


class HomeButton(NavigationItem):
    """The button of the home page. Where the browser can tell whether a self-assessment is begun, other words stand on it."""

    not_begun: SingleLine | None = Field(default=None, description="The words when this device keeps no self-assessment yet")
    begun: SingleLine | None = Field(default=None, description="The words when this device keeps one that was begun")


class Home(Model):
    """The head of the home page."""

    promise: SingleLine | None = Field(default=None, description="What the site does for its readers, below the heading")
    button: HomeButton | None = Field(default=None, description="The first thing to do")
    link: NavigationItem | None = Field(default=None, description="What to see before")


class Terms(Model):
    """What the site calls those who answer, and what it restates."""

    unit: SingleLine = Field(default="team", description="Who answers a self-assessment, for example PCN")
    units: SingleLine = Field(default="teams", description="More than one of them, for example PCNs")
    document: SingleLine = Field(default="source", description="What the content restates, for example prospectus")
    together: SingleLine = Field(default="System view", description="What the view of many self-assessments is called")
    dated: SingleLine | None = Field(default=None, description="What workbooks say about the time that the content describes, or null")
    file_prefix: Id = Field(default="maturity", description="How the names of files of the whole site begin, for example pcn-prospectus")


class Brand(Model):
    """The look of the header. Off unless the publisher may use a logo."""

    organisation: SingleLine = Field(description="The name of the publisher, as text")
    logo: SingleLine | None = Field(default=None, description="File name of a logo in theme/assets that the publisher may use")


class Settings(Model):
    """data/site.yaml: what the site is called and how it is published."""

    name: SingleLine = Field(description="The name of the site, shown in the header and in every page title")
    brand: Brand = Field(description="The look of the header")
    terms: Terms = Field(default=Terms(), description="What those who answer are called, and the like")
    language: Language = Field(default="en-GB", description="The language of the pages, for example en-GB")
    site_url: SiteAddress | None = Field(default=None, description="Address of the published site, or null when it is not known")
    banner: MarkdownText = Field(description="The edition banner at the top of every page, in Markdown")
    edition: EditionName = Field(
        description='The edition of the national content, a year and a month such as "2019-08"; exports and files name it'
    )
    local: SingleLine | None = Field(default=None, description="The folder of a local edition, or null for the national edition alone")
    reviewed: IsoDate = Field(description="The day on which the content was last reviewed as a whole")
    review_by: IsoDate = Field(description="The day by which it is to be reviewed again")
    report_email: Email | None = Field(default=None, description="Where readers report a mistake or a wrong contact, or null")
    report_note: SingleLine | None = Field(default=None, description="A sentence beside the address for reports, or null")
    security_contact: SecurityAddress | None = Field(
        default=None, description="Where to report a weakness of the site, an address with mailto: or https:, for .well-known/security.txt"
    )
    notice: SingleLine = Field(
        default="The publisher says nothing about the status of this text.",
        description="What every file to take away says about itself",
    )
    licence: SingleLine = Field(
        default="The publisher states no licence.",
        description="What every file to take away says about its licence",
    )
    contacts_in_search_engines: bool = Field(
        default=False, description="Whether search engines may list pages and files that name people of the directory"
    )
    offline: bool = Field(default=True, description="Whether browsers keep the whole site, so that it works without a network")
    navigation: tuple[NavigationItem, ...] = Field(description="The links of the header, in order")
    footer: tuple[NavigationItem, ...] = Field(description="The links of the footer, in order")
    home: Home = Field(default=Home(), description="The head of the home page")
    tasks: tuple[HomeCard, ...] = Field(description="The cards of the home page: what readers come to do")
