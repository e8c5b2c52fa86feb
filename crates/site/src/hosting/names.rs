//! The names of the files that hosts read, defined once.

/// Headers for Netlify and Cloudflare Pages.
pub(crate) const HEADERS: &str = "_headers";
/// Redirects for Netlify and Cloudflare Pages.
pub(crate) const REDIRECTS: &str = "_redirects";
pub(crate) const NGINX: &str = "nginx.conf";
pub(crate) const APACHE: &str = ".htaccess";
/// An empty file that makes GitHub Pages publish the files unchanged.
pub(crate) const NO_JEKYLL: &str = ".nojekyll";
/// Stops git from changing line ends on checkout: browsers compare their stored files byte by byte.
pub(crate) const GIT: &str = ".gitattributes";

/// All of them. `pprnet site` writes them last, so a folder that has them is a finished site.
pub(crate) const SETTINGS: [&str; 6] = [NO_JEKYLL, GIT, REDIRECTS, NGINX, APACHE, HEADERS];
