# Install rules and Debian package; see the section "Installing" of README.md.
