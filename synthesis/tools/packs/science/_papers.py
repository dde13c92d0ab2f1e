"""Well-known works of science as BibTeX entries: the references themselves are facts."""

from __future__ import annotations

from collections.abc import Iterator

ARTICLES = """
watson1953|Watson, J. D. and Crick, F. H. C.|Molecular structure of nucleic acids: a structure for deoxyribose nucleic acid|Nature|171|737--738|1953
shannon1948|Shannon, Claude E.|A mathematical theory of communication|Bell System Technical Journal|27|379--423|1948
turing1950|Turing, A. M.|Computing machinery and intelligence|Mind|59|433--460|1950
einstein1905|Einstein, Albert|Zur Elektrodynamik bewegter K{\\"o}rper|Annalen der Physik|322|891--921|1905
hubble1929|Hubble, Edwin|A relation between distance and radial velocity among extra-galactic nebulae|Proceedings of the National Academy of Sciences|15|168--173|1929
planck1901|Planck, Max|Ueber das Gesetz der Energieverteilung im Normalspectrum|Annalen der Physik|309|553--563|1901
bell1964|Bell, J. S.|On the Einstein Podolsky Rosen paradox|Physics|1|195--200|1964
epr1935|Einstein, A. and Podolsky, B. and Rosen, N.|Can quantum-mechanical description of physical reality be considered complete?|Physical Review|47|777--780|1935
bcs1957|Bardeen, J. and Cooper, L. N. and Schrieffer, J. R.|Theory of superconductivity|Physical Review|108|1175--1204|1957
penzias1965|Penzias, A. A. and Wilson, R. W.|A measurement of excess antenna temperature at 4080 Mc/s|The Astrophysical Journal|142|419--421|1965
higgs1964|Higgs, Peter W.|Broken symmetries and the masses of gauge bosons|Physical Review Letters|13|508--509|1964
englert1964|Englert, F. and Brout, R.|Broken symmetry and the mass of gauge vector mesons|Physical Review Letters|13|321--323|1964
weinberg1967|Weinberg, Steven|A model of leptons|Physical Review Letters|19|1264--1266|1967
lecun2015|LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey|Deep learning|Nature|521|436--444|2015
rumelhart1986|Rumelhart, David E. and Hinton, Geoffrey E. and Williams, Ronald J.|Learning representations by back-propagating errors|Nature|323|533--536|1986
hochreiter1997|Hochreiter, Sepp and Schmidhuber, J{\\"u}rgen|Long short-term memory|Neural Computation|9|1735--1780|1997
benjamini1995|Benjamini, Yoav and Hochberg, Yosef|Controlling the false discovery rate: a practical and powerful approach to multiple testing|Journal of the Royal Statistical Society: Series B|57|289--300|1995
cox1972|Cox, D. R.|Regression models and life-tables|Journal of the Royal Statistical Society: Series B|34|187--220|1972
kaplan1958|Kaplan, E. L. and Meier, Paul|Nonparametric estimation from incomplete observations|Journal of the American Statistical Association|53|457--481|1958
efron1979|Efron, B.|Bootstrap methods: another look at the jackknife|The Annals of Statistics|7|1--26|1979
student1908|Student|The probable error of a mean|Biometrika|6|1--25|1908
metropolis1953|Metropolis, Nicholas and Rosenbluth, Arianna W. and Rosenbluth, Marshall N. and Teller, Augusta H. and Teller, Edward|Equation of state calculations by fast computing machines|The Journal of Chemical Physics|21|1087--1092|1953
hastings1970|Hastings, W. K.|Monte Carlo sampling methods using Markov chains and their applications|Biometrika|57|97--109|1970
dijkstra1959|Dijkstra, E. W.|A note on two problems in connexion with graphs|Numerische Mathematik|1|269--271|1959
cooley1965|Cooley, James W. and Tukey, John W.|An algorithm for the machine calculation of complex Fourier series|Mathematics of Computation|19|297--301|1965
rivest1978|Rivest, R. L. and Shamir, A. and Adleman, L.|A method for obtaining digital signatures and public-key cryptosystems|Communications of the ACM|21|120--126|1978
codd1970|Codd, E. F.|A relational model of data for large shared data banks|Communications of the ACM|13|377--387|1970
lamport1978|Lamport, Leslie|Time, clocks, and the ordering of events in a distributed system|Communications of the ACM|21|558--565|1978
watts1998|Watts, Duncan J. and Strogatz, Steven H.|Collective dynamics of `small-world' networks|Nature|393|440--442|1998
barabasi1999|Barab{\\'a}si, Albert-L{\\'a}szl{\\'o} and Albert, R{\\'e}ka|Emergence of scaling in random networks|Science|286|509--512|1999
erdos1959|Erd{\\H{o}}s, Paul and R{\\'e}nyi, Alfr{\\'e}d|On random graphs I|Publicationes Mathematicae Debrecen|6|290--297|1959
lorenz1963|Lorenz, Edward N.|Deterministic nonperiodic flow|Journal of the Atmospheric Sciences|20|130--141|1963
may1976|May, Robert M.|Simple mathematical models with very complicated dynamics|Nature|261|459--467|1976
mullis1987|Mullis, Kary B. and Faloona, Fred A.|Specific synthesis of DNA in vitro via a polymerase-catalyzed chain reaction|Methods in Enzymology|155|335--350|1987
sanger1977|Sanger, F. and Nicklen, S. and Coulson, A. R.|DNA sequencing with chain-terminating inhibitors|Proceedings of the National Academy of Sciences|74|5463--5467|1977
altschul1990|Altschul, Stephen F. and Gish, Warren and Miller, Webb and Myers, Eugene W. and Lipman, David J.|Basic local alignment search tool|Journal of Molecular Biology|215|403--410|1990
smith1981|Smith, T. F. and Waterman, M. S.|Identification of common molecular subsequences|Journal of Molecular Biology|147|195--197|1981
needleman1970|Needleman, Saul B. and Wunsch, Christian D.|A general method applicable to the search for similarities in the amino acid sequence of two proteins|Journal of Molecular Biology|48|443--453|1970
hodgkin1952|Hodgkin, A. L. and Huxley, A. F.|A quantitative description of membrane current and its application to conduction and excitation in nerve|The Journal of Physiology|117|500--544|1952
lowry1951|Lowry, Oliver H. and Rosebrough, Nira J. and Farr, A. Lewis and Randall, Rose J.|Protein measurement with the Folin phenol reagent|Journal of Biological Chemistry|193|265--275|1951
laemmli1970|Laemmli, U. K.|Cleavage of structural proteins during the assembly of the head of bacteriophage T4|Nature|227|680--685|1970
kroto1985|Kroto, H. W. and Heath, J. R. and O'Brien, S. C. and Curl, R. F. and Smalley, R. E.|C60: Buckminsterfullerene|Nature|318|162--163|1985
novoselov2004|Novoselov, K. S. and Geim, A. K. and Morozov, S. V. and Jiang, D. and Zhang, Y. and Dubonos, S. V. and Grigorieva, I. V. and Firsov, A. A.|Electric field effect in atomically thin carbon films|Science|306|666--669|2004
mayor1995|Mayor, Michel and Queloz, Didier|A Jupiter-mass companion to a solar-type star|Nature|378|355--359|1995
kahneman1979|Kahneman, Daniel and Tversky, Amos|Prospect theory: an analysis of decision under risk|Econometrica|47|263--291|1979
nash1950|Nash, John F.|Equilibrium points in n-person games|Proceedings of the National Academy of Sciences|36|48--49|1950
black1973|Black, Fischer and Scholes, Myron|The pricing of options and corporate liabilities|Journal of Political Economy|81|637--654|1973
akerlof1970|Akerlof, George A.|The market for ``lemons'': quality uncertainty and the market mechanism|The Quarterly Journal of Economics|84|488--500|1970
fama1970|Fama, Eugene F.|Efficient capital markets: a review of theory and empirical work|The Journal of Finance|25|383--417|1970
robbins1951|Robbins, Herbert and Monro, Sutton|A stochastic approximation method|The Annals of Mathematical Statistics|22|400--407|1951
wiles1995|Wiles, Andrew|Modular elliptic curves and Fermat's last theorem|Annals of Mathematics|141|443--551|1995
appel1977|Appel, K. and Haken, W.|Every planar map is four colorable. Part I: Discharging|Illinois Journal of Mathematics|21|429--490|1977
"""  # noqa: E501
BOOKS = """
knuth1997|Knuth, Donald E.|The Art of Computer Programming, Volume 1: Fundamental Algorithms|Addison-Wesley|1997
darwin1859|Darwin, Charles|On the Origin of Species|John Murray|1859
kuhn1962|Kuhn, Thomas S.|The Structure of Scientific Revolutions|University of Chicago Press|1962
feynman1963|Feynman, Richard P. and Leighton, Robert B. and Sands, Matthew|The Feynman Lectures on Physics|Addison-Wesley|1963
goodfellow2016|Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron|Deep Learning|MIT Press|2016
hastie2009|Hastie, Trevor and Tibshirani, Robert and Friedman, Jerome|The Elements of Statistical Learning|Springer|2009
"""  # noqa: E501


def entries() -> Iterator[str]:
    """BibTeX entries, articles first."""
    for line in ARTICLES.strip().splitlines():
        key, authors, title, journal, volume, pages, year = line.split("|")
        yield (
            f"@article{{{key}, author={{{authors}}}, title={{{title}}}, journal={{{journal}}}, "
            f"volume={{{volume}}}, pages={{{pages}}}, year={{{year}}}}}"
        )
    for line in BOOKS.strip().splitlines():
        key, authors, title, publisher, year = line.split("|")
        yield (
            f"@book{{{key}, author={{{authors}}}, title={{{title}}}, "
            f"publisher={{{publisher}}}, year={{{year}}}}}"
        )
